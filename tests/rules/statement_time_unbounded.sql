--- case: no bound
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE INDEX users_email ON users (email);  -- note: statement-time-unbounded -- error: index-built-under-lock

--- case: bounded
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
SET statement_timeout = '5s';
CREATE INDEX users_email ON users (email);  -- error: index-built-under-lock
