--- case: an invalid rest would be taken for the index
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email ON users (email);  -- warning: concurrent-index-if-not-exists

--- case: the rest is dropped first
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
DROP INDEX CONCURRENTLY IF EXISTS users_email;
CREATE INDEX CONCURRENTLY users_email ON users (email);
