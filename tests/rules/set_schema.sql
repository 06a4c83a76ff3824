--- case: a table that was there before the migration
--- dialects: postgresql
--- given
CREATE SCHEMA shop;
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users SET SCHEMA shop;  -- error: set-schema

--- case: a view keeps the old name
--- dialects: postgresql
--- given
CREATE SCHEMA shop;
CREATE TABLE users (id int PRIMARY KEY);
--- up
BEGIN;
ALTER TABLE users SET SCHEMA shop;
CREATE VIEW users AS SELECT * FROM shop.users;
COMMIT;
