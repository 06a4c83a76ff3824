--- case: a wider number
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users ALTER COLUMN age TYPE bigint;  -- error: column-changed-with-rewrite

--- case: a wider number in a copy of the table
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users MODIFY COLUMN age bigint;  -- error: column-changed-with-rewrite

--- case: a longer text
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
--- up
ALTER TABLE users ALTER COLUMN name TYPE varchar(40);

--- case: a longer text that needs no longer length
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
--- up
ALTER TABLE users MODIFY COLUMN name varchar(40);

--- case: another computation
--- dialects: postgresql >= 17
--- given
CREATE TABLE users (id int PRIMARY KEY, age int, next_age int GENERATED ALWAYS AS (age + 1) STORED);
--- up
ALTER TABLE users ALTER COLUMN next_age SET EXPRESSION AS (age + 2);  -- error: column-changed-with-rewrite

--- case: a column of a table that history never made
--- dialects: postgresql
--- up
ALTER TABLE users ALTER COLUMN age TYPE bigint;  -- warning: effect-cannot-be-told
