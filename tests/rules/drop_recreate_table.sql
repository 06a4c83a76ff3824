--- case: dropped and made again
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DROP TABLE users;  -- warning: drop-table
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));  -- error: drop-recreate-table

--- case: replaced by one statement
--- dialects: mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE OR REPLACE TABLE users (id int PRIMARY KEY, name varchar(20));  -- error: drop-recreate-table

--- case: the rows are copied first
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE TEMPORARY TABLE kept AS SELECT * FROM users;
DROP TABLE users;  -- warning: drop-table
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
INSERT INTO users (id) SELECT id FROM kept;

--- case: a table of the same migration
--- up
CREATE TABLE users (id int PRIMARY KEY);
DROP TABLE users;
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
