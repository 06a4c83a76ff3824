--liquibase formatted sql
--changeset jo:4
ALTER TABLE a DROP COLUMN c;
--rollback empty
