--- case: a table in use
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX users_email;  -- warning: index-dropped-under-lock

--- case: while others go on
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX CONCURRENTLY users_email;
