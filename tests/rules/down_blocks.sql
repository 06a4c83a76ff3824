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
