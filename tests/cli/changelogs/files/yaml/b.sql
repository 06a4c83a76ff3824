--liquibase formatted sql
--changeset jo:2
DROP TABLE a;
--rollback empty
