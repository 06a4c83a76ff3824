--- case: the old index is built while writers wait
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX CONCURRENTLY users_email;
--- down
CREATE INDEX users_email ON users (email);  -- warning: down-blocks

--- case: the old index is built while writers go on
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX CONCURRENTLY users_email;
--- down
CREATE INDEX CONCURRENTLY users_email ON users (email);

--- case: the old type costs a copy
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, visits int);
--- up
ALTER TABLE users MODIFY COLUMN visits bigint;  -- error: column-changed-with-rewrite
--- down
ALTER TABLE users MODIFY COLUMN visits int;  -- warning: down-blocks -- warning: down-may-fail-on-new-data

--- case: the old index is built while the file is locked
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX users_email;
--- down
CREATE INDEX users_email ON users (email);  -- warning: down-blocks

--- case: the old column comes back as an entry in the catalog
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users DROP COLUMN email;  -- warning: drop-column
--- down
ALTER TABLE users ADD COLUMN email varchar(200);

--- case: the old column comes back as an entry in the catalog, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users DROP COLUMN email;  -- warning: column-changed-with-rewrite -- warning: drop-column
--- down
ALTER TABLE users ADD COLUMN email varchar(200);
