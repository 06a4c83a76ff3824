--- case: old code leaves the column out
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int NOT NULL DEFAULT 0);
--- up
ALTER TABLE users ALTER COLUMN age DROP DEFAULT;  -- error: required-column-loses-default

--- case: old code does not know the column
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN age int NOT NULL DEFAULT 0;
ALTER TABLE users ALTER COLUMN age DROP DEFAULT;  -- error: required-column-loses-default -- error: phases-mixed-in-one-migration

--- case: NULL is allowed
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int DEFAULT 0);
--- up
ALTER TABLE users ALTER COLUMN age DROP DEFAULT;

--- case: a script for the time after the old release
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int NOT NULL DEFAULT 0);
--- up
-- segue: phase contract
ALTER TABLE users ALTER COLUMN age DROP DEFAULT;

--- case: a default that comes back before the script ends
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int NOT NULL DEFAULT 0);
--- up
ALTER TABLE users ALTER COLUMN age DROP DEFAULT;
ALTER TABLE users ALTER COLUMN age SET DEFAULT 1;  -- note: default-changed
