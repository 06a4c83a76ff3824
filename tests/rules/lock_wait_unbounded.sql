--- case: an index that is built while others write, without a bound
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE INDEX users_email ON users (email);  -- warning: lock-wait-unbounded -- error: index-built-under-lock

--- case: bounded
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
SET lock_timeout = '2s';
CREATE INDEX users_email ON users (email);  -- error: index-built-under-lock
