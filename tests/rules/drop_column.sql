--- case: a column that was there before the migration
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), phone varchar(20));
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: drop-column

--- case: a column that nobody could have seen
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users ADD COLUMN phone varchar(20);
ALTER TABLE users DROP COLUMN phone;

--- case: a column that nobody could have seen, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users ADD COLUMN phone varchar(20);
ALTER TABLE users DROP COLUMN phone;  -- warning: column-changed-with-rewrite

--- case: a server that copies the rows without the column
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), phone varchar(20));
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: drop-column -- warning: column-changed-with-rewrite

--- case: a script for the time after the old release
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), phone varchar(20));
--- up
-- segue: phase contract
ALTER TABLE users DROP COLUMN phone;
