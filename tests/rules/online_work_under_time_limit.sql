--- case: an index that is built online
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
SET statement_timeout = '5s';
CREATE INDEX CONCURRENTLY users_email ON users (email);  -- warning: online-work-under-time-limit

--- case: the limit is lifted
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY users_email ON users (email);
