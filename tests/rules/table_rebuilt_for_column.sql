--- case: a column that gets another place
--- dialects: mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), age int);
--- up
ALTER TABLE users MODIFY COLUMN age int AFTER id;  -- warning: table-rebuilt-for-column

--- case: NOT NULL is part of how a row is stored
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users MODIFY COLUMN age int NOT NULL;  -- warning: table-rebuilt-for-column -- warning: not-null-set

--- case: an older server rebuilds for every column
--- dialects: mysql >= 5
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN age int;  -- warning: table-rebuilt-for-column

--- case: a column at the end
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN age int;

--- case: a column whose values must differ comes with an index
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN number int UNIQUE;  -- warning: table-rebuilt-for-column

--- case: a column beside an index is no matter of the catalog any more
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users ADD COLUMN age int, ADD INDEX by_email (email);  -- warning: table-rebuilt-for-column
