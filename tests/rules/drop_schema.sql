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
CREATE TABLE shop.users (id int PRIMARY KEY);
--- up
DROP DATABASE shop;  -- error: drop-schema

--- case: a schema of the same migration
--- dialects: postgresql, mysql, mariadb
--- up
CREATE SCHEMA shop;
DROP SCHEMA shop;

--- case: a script for the time after the old release
--- dialects: postgresql
--- given
CREATE SCHEMA shop;
CREATE TABLE shop.users (id int PRIMARY KEY);
--- up
-- segue: phase contract
DROP SCHEMA shop CASCADE;  -- warning: drop-cascade

--- case: a schema that holds no rows
--- dialects: postgresql
--- given
CREATE SCHEMA utils;
CREATE FUNCTION utils.one() RETURNS int LANGUAGE sql AS 'SELECT 1';
--- up
DROP SCHEMA utils CASCADE;
