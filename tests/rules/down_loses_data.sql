--- case: the values moved, and do not move back
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(200));
CREATE TABLE profiles (id int PRIMARY KEY, name varchar(200));
--- up
ALTER TABLE users ADD COLUMN full_name varchar(200);
UPDATE users SET full_name = name WHERE id > 0;
ALTER TABLE users DROP COLUMN name;  -- warning: drop-column -- error: phases-mixed-in-one-migration -- warning: contract-without-expand
--- down
ALTER TABLE users ADD COLUMN name varchar(200);
ALTER TABLE users DROP COLUMN full_name;  -- warning: down-loses-data

--- case: the values moved, and do not move back, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(200));
CREATE TABLE profiles (id int PRIMARY KEY, name varchar(200));
--- up
ALTER TABLE users ADD COLUMN full_name varchar(200);
UPDATE users SET full_name = name WHERE id > 0;
ALTER TABLE users DROP COLUMN name;  -- warning: column-changed-with-rewrite -- error: phases-mixed-in-one-migration -- warning: contract-without-expand -- warning: drop-column
--- down
ALTER TABLE users ADD COLUMN name varchar(200);
ALTER TABLE users DROP COLUMN full_name;  -- warning: down-blocks -- warning: down-loses-data

--- case: the values move back
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(200));
--- up
ALTER TABLE users ADD COLUMN full_name varchar(200);
UPDATE users SET full_name = name WHERE id > 0;
ALTER TABLE users DROP COLUMN name;  -- warning: drop-column -- error: phases-mixed-in-one-migration -- warning: contract-without-expand
--- down
ALTER TABLE users ADD COLUMN name varchar(200);
UPDATE users SET name = full_name WHERE id > 0;
ALTER TABLE users DROP COLUMN full_name;

--- case: the values move back, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(200));
--- up
ALTER TABLE users ADD COLUMN full_name varchar(200);
UPDATE users SET full_name = name WHERE id > 0;
ALTER TABLE users DROP COLUMN name;  -- warning: column-changed-with-rewrite -- error: phases-mixed-in-one-migration -- warning: contract-without-expand -- warning: drop-column
--- down
ALTER TABLE users ADD COLUMN name varchar(200);
UPDATE users SET name = full_name WHERE id > 0;
ALTER TABLE users DROP COLUMN full_name;  -- warning: down-blocks

--- case: the old place is still there
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(200));
--- up
ALTER TABLE users ADD COLUMN full_name varchar(200);
UPDATE users SET full_name = name WHERE id > 0;
--- down
ALTER TABLE users DROP COLUMN full_name;

--- case: the old place is still there, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(200));
--- up
ALTER TABLE users ADD COLUMN full_name varchar(200);
UPDATE users SET full_name = name WHERE id > 0;
--- down
ALTER TABLE users DROP COLUMN full_name;  -- warning: down-blocks
