--- case: a view that was there before the migration
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE VIEW ids AS SELECT id FROM users;
--- up
DROP VIEW ids;  -- warning: drop-view

--- case: a view that is made again
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
CREATE VIEW ids AS SELECT id FROM users;
--- up
DROP VIEW ids;
CREATE VIEW ids AS SELECT id, name FROM users;

--- case: a view that is not there
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DROP VIEW IF EXISTS ids;

--- case: a script for the time after the old release
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE VIEW ids AS SELECT id FROM users;
--- up
-- segue: phase contract
DROP VIEW ids;
