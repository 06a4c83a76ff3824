--- case: an index that upserts rely on
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE UNIQUE INDEX users_email ON users (email);
--- up
DROP INDEX users_email;  -- warning: drop-unique

--- case: a constraint that upserts rely on
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text, CONSTRAINT users_email UNIQUE (email));
--- up
ALTER TABLE users DROP CONSTRAINT users_email;  -- warning: drop-unique

--- case: an index that others go on writing beside
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE UNIQUE INDEX users_email ON users (email);
--- up
ALTER TABLE users DROP INDEX users_email;  -- warning: drop-unique

--- case: an index that is not unique
--- dialects: mysql, mariadb, sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE INDEX users_email ON users (email);
CREATE UNIQUE INDEX users_email_key ON users (email);
--- up
ALTER TABLE users ADD COLUMN phone varchar(20);

--- case: a script for the time after the old release
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE UNIQUE INDEX users_email ON users (email);
--- up
-- segue: phase contract
DROP INDEX users_email;

--- case: an index that lets everything in
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX CONCURRENTLY users_email;
