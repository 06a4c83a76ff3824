--liquibase formatted sql
--changeset jo:2
ALTER TABLE a ADD COLUMN b text;
--rollback empty
