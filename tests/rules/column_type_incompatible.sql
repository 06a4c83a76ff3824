--- case: a number that becomes a text
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users ALTER COLUMN age TYPE text;  -- error: column-type-incompatible -- error: column-changed-with-rewrite

--- case: a column that no code has seen
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE TABLE notes (id int PRIMARY KEY, age int);
ALTER TABLE notes MODIFY COLUMN age varchar(20);

--- case: a number that becomes a text, in a definition written anew
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users MODIFY COLUMN age text;  -- error: column-type-incompatible -- error: column-changed-with-rewrite

--- case: a longer text is a text
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
--- up
ALTER TABLE users ALTER COLUMN name TYPE varchar(40);
