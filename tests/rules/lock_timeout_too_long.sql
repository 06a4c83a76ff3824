--- case: a bound that is none
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
SET lock_timeout = 0;
CREATE INDEX users_email ON users (email);  -- warning: lock-timeout-too-long -- error: index-built-under-lock

--- case: two seconds
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
SET lock_timeout = '2s';
CREATE INDEX users_email ON users (email);  -- error: index-built-under-lock
