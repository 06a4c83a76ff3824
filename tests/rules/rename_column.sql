--- case: a column that was there before the migration
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users RENAME COLUMN email TO mail;  -- error: rename-column

--- case: a column of a table that is as new as the migration
--- up
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
ALTER TABLE users RENAME COLUMN email TO mail;
