--- case: a table with users
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
LOCK TABLE users IN ACCESS EXCLUSIVE MODE;  -- warning: explicit-table-lock

--- case: of a dump, around its own rows
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY);
LOCK TABLES users WRITE;
INSERT INTO users VALUES (1);
UNLOCK TABLES;

--- case: a table that others write to

--- case: a table with users, for the session
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
LOCK TABLES users WRITE;  -- warning: explicit-table-lock
UNLOCK TABLES;
