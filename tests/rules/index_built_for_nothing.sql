--- case: dropped again
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-built-for-nothing -- error: index-built-under-lock
DROP INDEX users_email;  -- warning: index-dropped-under-lock

--- case: it stays
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE INDEX users_email ON users (email);  -- error: index-built-under-lock
