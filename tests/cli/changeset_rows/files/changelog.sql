--liquibase formatted sql

--changeset ann:1
CREATE TABLE users (id INTEGER PRIMARY KEY);
--rollback DROP TABLE users;

--changeset ann:2 dbms:postgresql
CREATE TABLE elsewhere (id bigint);

--changeset bob:3
CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER);
CREATE INDEX posts_user ON posts (user_id);
--rollback DROP INDEX posts_user;
--rollback DROP TABLE
--rollback   posts;
