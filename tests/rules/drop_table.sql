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
