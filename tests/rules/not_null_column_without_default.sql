--- case: a table that has rows and writers
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN email varchar(200) NOT NULL;  -- error: not-null-column-without-default

--- case: a default serves old rows and old code
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN email varchar(200) NOT NULL DEFAULT '';

--- case: where the server refuses it, the simulation says so
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN email varchar(200) NOT NULL;  -- warning: needs-empty-table

--- case: a table that is as new as the migration
--- dialects: postgresql, mysql, mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY);
ALTER TABLE users ADD COLUMN email varchar(200) NOT NULL;
