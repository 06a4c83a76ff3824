--- case: a table that was there before the migration
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
TRUNCATE TABLE users;  -- error: truncate

--- case: a table of the same migration
--- dialects: postgresql, mysql, mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY);
TRUNCATE TABLE users;
