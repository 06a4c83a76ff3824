--liquibase formatted sql

--changeset jo:1
CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT)
--rollback DROP TABLE a;

--changeset jo:2 dbms:oracle
CREATE TABLE b (id NUMBER(10));
--rollback DROP TABLE b;

--changeset jo:3
ALTER TABLE a ADD COLUMN b TEXT;
