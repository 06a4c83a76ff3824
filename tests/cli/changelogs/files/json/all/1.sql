--liquibase formatted sql
--changeset jo:3
ALTER TABLE a RENAME COLUMN b TO c;
--rollback empty
