--- case: a new column
--- dialects: postgresql, mysql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN email varchar(200);
--- down
ALTER TABLE users DROP COLUMN email;  -- note: down-drops-new-data

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
