--- case: code may still write NULL
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users MODIFY COLUMN age int NOT NULL;  -- warning: not-null-set -- warning: table-rebuilt-for-column

--- case: a session that lets a zero stand for NULL
--- dialects: mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
SET sql_mode = '';
ALTER TABLE users MODIFY COLUMN age int NOT NULL;  -- warning: not-null-set -- error: column-changed-with-rewrite

--- case: old code does not know the column
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN age int;
ALTER TABLE users ALTER COLUMN age SET NOT NULL;  -- warning: not-null-set -- error: not-null-set-under-lock -- error: phases-mixed-in-one-migration -- warning: required-before-filled

--- case: a default speaks for old code
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN age int DEFAULT 0;
ALTER TABLE users ALTER COLUMN age SET NOT NULL;  -- error: not-null-set-under-lock

--- case: a check refuses NULL already
--- dialects: postgresql >= 12
--- given
CREATE TABLE users (id int PRIMARY KEY, age int CHECK (age IS NOT NULL));
--- up
ALTER TABLE users ALTER COLUMN age SET NOT NULL;

--- case: a script for the time after the old release
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
-- segue: phase contract
ALTER TABLE users MODIFY COLUMN age int NOT NULL;  -- warning: table-rebuilt-for-column

--- case: a statement that came late
--- dialects: sqlite >= 3.53
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users ALTER COLUMN age SET NOT NULL;  -- warning: not-null-set -- warning: not-null-set-under-lock

--- case: a column that was required before
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20) NOT NULL);
--- up
ALTER TABLE users MODIFY COLUMN name varchar(40) NOT NULL;

--- case: a column is renamed and may be empty as before
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
--- up
ALTER TABLE users RENAME COLUMN name TO full_name;  -- error: rename-column
