--- case: a column that old code may leave out
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int DEFAULT 0);
--- up
ALTER TABLE users ALTER COLUMN age SET DEFAULT 18;  -- note: default-changed

--- case: the default that it has
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int DEFAULT 0);
--- up
ALTER TABLE users ALTER COLUMN age SET DEFAULT 0;
