--- case: a new column
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN email varchar(200);
--- down
ALTER TABLE users DROP COLUMN email;  -- note: down-drops-new-data

--- case: a new column, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN email varchar(200);
--- down
ALTER TABLE users DROP COLUMN email;  -- note: down-drops-new-data -- warning: down-blocks

--- case: a new index holds nothing of its own
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
CREATE INDEX CONCURRENTLY users_email ON users (email);
--- down
DROP INDEX CONCURRENTLY users_email;

--- case: a new table
--- up
CREATE TABLE notes (id int PRIMARY KEY);
--- down
DROP TABLE notes;  -- note: down-drops-new-data

--- case: a new index is made of what is there
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
CREATE INDEX users_email ON users (email);
--- down
DROP INDEX users_email ON users;

--- case: an index of one file is made of what is there
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-built-under-lock
--- down
DROP INDEX users_email;
