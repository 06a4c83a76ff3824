--liquibase formatted sql

--changeset jo:1
CREATE TABLE a (id int);
--rollback DROP TABLE a;
