--- case: a column that was there before the migration
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users RENAME COLUMN email TO mail;  -- error: rename-column

--- case: a column that is described anew under another name
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users CHANGE COLUMN email mail varchar(200);  -- error: rename-column

--- case: a column of a table that is as new as the migration
--- up
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
ALTER TABLE users RENAME COLUMN email TO mail;

--- case: the old name stays readable
--- dialects: mysql, mariadb, sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email varchar(200) AS (mail) VIRTUAL;  -- error: column-becomes-generated

--- case: a column that is added and takes the name of another
--- dialects: postgresql
--- up
ALTER TABLE users ADD COLUMN age_wide bigint;
ALTER TABLE users RENAME COLUMN age_wide TO years;
