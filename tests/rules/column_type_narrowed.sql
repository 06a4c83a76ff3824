--- case: a shorter text
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(40));
--- up
ALTER TABLE users ALTER COLUMN name TYPE varchar(20);  -- error: column-type-narrowed -- error: column-changed-with-rewrite

--- case: a narrower number
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users MODIFY COLUMN age smallint;  -- error: column-type-narrowed -- error: column-changed-with-rewrite

--- case: a wider number
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age numeric(10, 2));
--- up
ALTER TABLE users ALTER COLUMN age TYPE numeric(12, 2);

--- case: a script for the time after the old release
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(40));
--- up
-- segue: phase contract
ALTER TABLE users ALTER COLUMN name TYPE varchar(20);  -- error: column-changed-with-rewrite

--- case: a longer text
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
--- up
ALTER TABLE users MODIFY COLUMN name varchar(40);
