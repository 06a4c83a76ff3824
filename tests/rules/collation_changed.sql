--- case: a text that sorts by its bytes
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name text);
--- up
ALTER TABLE users ALTER COLUMN name TYPE text COLLATE "C";  -- warning: collation-changed

--- case: a text that tells capitals apart
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(60));
--- up
ALTER TABLE users MODIFY COLUMN name varchar(60) COLLATE utf8mb4_bin;  -- warning: collation-changed

--- case: the order stays
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
--- up
ALTER TABLE users ALTER COLUMN name TYPE text;

--- case: a script for the time after the old release
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name text);
--- up
-- segue: phase contract
ALTER TABLE users ALTER COLUMN name TYPE text COLLATE "C";

--- case: a text that tells capitals apart, in one definition
--- dialects: mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(60));
--- up
ALTER TABLE users MODIFY COLUMN name varchar(60) COLLATE utf8mb4_bin;  -- warning: collation-changed

--- case: a longer text sorts as before
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
--- up
ALTER TABLE users MODIFY COLUMN name varchar(40);
