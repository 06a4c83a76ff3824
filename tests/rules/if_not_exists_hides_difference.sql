--- case: the column is there with another type
--- dialects: postgresql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD COLUMN IF NOT EXISTS age bigint;  -- warning: if-not-exists-hides-difference

--- case: the column is there as it is wanted
--- dialects: postgresql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD COLUMN IF NOT EXISTS age int;
