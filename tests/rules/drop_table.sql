--- case: a table that was there before the migration
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DROP TABLE users;  -- warning: drop-table

--- case: a table that nobody could have seen
--- up
CREATE TABLE users (id int PRIMARY KEY);
DROP TABLE users;

--- case: a table that is not there
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DROP TABLE IF EXISTS customers;

--- case: a script for the time after the old release
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
-- segue: phase contract
DROP TABLE users;

--- case: another table took its place and has its rows
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
INSERT INTO users SELECT id, email FROM users_old;  -- warning: rows-copied-in-one-statement
DROP TABLE users_old;

--- case: another table took its place without its rows
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
DROP TABLE users_old;  -- warning: drop-table

--- case: a table that code drops
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DO $$ BEGIN DROP TABLE users; END $$;  -- warning: drop-table
