--- case: a default and a comment that are not repeated
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int NOT NULL DEFAULT 5 COMMENT 'in years');
--- up
ALTER TABLE users MODIFY COLUMN age int NOT NULL;  -- error: modify-drops-attributes

--- case: all is repeated
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int NOT NULL DEFAULT 5 COMMENT 'in years');
--- up
ALTER TABLE users MODIFY COLUMN age int NOT NULL DEFAULT 5 COMMENT 'in full years';

--- case: a statement that can only mean to allow NULL
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
--- up
ALTER TABLE users MODIFY name text;  -- warning: table-rebuilt-for-column

--- case: another type, and NULL as if by chance
--- dialects: mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int NOT NULL);
--- up
ALTER TABLE users MODIFY age bigint;  -- error: column-changed-with-rewrite -- error: modify-drops-attributes

--- case: a check that was written with the column is part of it
--- dialects: mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int CHECK (age > 0));
--- up
ALTER TABLE users MODIFY age int COMMENT 'in years';  -- error: modify-drops-attributes

--- case: a check is one of the table, and stays
--- dialects: mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int CHECK (age > 0));
--- up
ALTER TABLE users MODIFY age int COMMENT 'in years';
