--liquibase formatted sql
--changeset jo:1
CREATE TABLE users (id int PRIMARY KEY);
--rollback DROP TABLE users;
--changeset jo:2
CREATE TABLE notes (id int PRIMARY KEY);
CREATE TABLE words (id int PRIMARY KEY);
--rollback DROP TABLE notes;
