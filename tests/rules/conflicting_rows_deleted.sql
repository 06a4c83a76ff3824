--- case: rows that repeat a value
--- dialects: mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(50));
--- up
ALTER IGNORE TABLE users ADD UNIQUE KEY u (email);  -- error: conflicting-rows-deleted -- error: key-added-under-lock

--- case: without IGNORE such rows stop the statement
--- dialects: mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(50));
--- up
ALTER TABLE users ADD UNIQUE KEY u (email);  -- warning: unique-on-existing-rows

--- case: rows that fail a check
--- dialects: mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER IGNORE TABLE users ADD CONSTRAINT grown CHECK (age > 17);  -- error: conflicting-rows-deleted

--- case: nothing conflicts with an index
--- dialects: mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER IGNORE TABLE users ADD INDEX a (age);

--- case: a table that the migration makes has no rows
--- dialects: mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY, email varchar(50));
ALTER IGNORE TABLE users ADD UNIQUE KEY u (email);
