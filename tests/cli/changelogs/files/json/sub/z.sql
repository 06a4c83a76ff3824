--liquibase formatted sql
--changeset jo:1
CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT);
--rollback empty
