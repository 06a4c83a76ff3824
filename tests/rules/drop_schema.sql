--- case: a schema with a table
--- dialects: postgresql
--- given
CREATE SCHEMA shop;
CREATE TABLE shop.users (id int PRIMARY KEY);
--- up
DROP SCHEMA shop CASCADE;  -- error: drop-schema -- warning: drop-cascade

--- case: a database
--- dialects: mysql, mariadb
--- given
CREATE DATABASE shop;
--- up
DROP DATABASE shop;  -- error: drop-schema

--- case: a schema of the same migration
--- dialects: postgresql, mysql, mariadb
--- up
CREATE SCHEMA shop;
DROP SCHEMA shop;
