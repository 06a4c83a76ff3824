--- case: old code does not expect NULL
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int NOT NULL);
--- up
ALTER TABLE users ALTER COLUMN age DROP NOT NULL;  -- note: not-null-dropped

--- case: a column that could be NULL
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users ALTER COLUMN age DROP NOT NULL;

--- case: a definition that allows NULL

--- case: a definition that lets NULL in
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int NOT NULL);
--- up
ALTER TABLE users MODIFY COLUMN age int NULL;  -- note: not-null-dropped -- warning: table-rebuilt-for-column

--- case: a statement that came late
--- dialects: sqlite >= 3.53
--- given
CREATE TABLE users (id int PRIMARY KEY, age int NOT NULL);
--- up
ALTER TABLE users ALTER COLUMN age DROP NOT NULL;  -- note: not-null-dropped

--- case: a definition of a column that could be NULL
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
--- up
ALTER TABLE users MODIFY COLUMN name varchar(40) NULL;
