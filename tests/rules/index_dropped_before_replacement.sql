--- case: the new index comes after
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20), name varchar(20));
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX users_email ON users;  -- warning: index-dropped-before-replacement
CREATE INDEX users_email_name ON users (email, name);

--- case: the new index comes first
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20), name varchar(20));
CREATE INDEX users_email ON users (email);
--- up
CREATE INDEX users_email_name ON users (email, name);
DROP INDEX users_email ON users;

--- case: the new index comes after, of one schema
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20), name varchar(20));
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX users_email;  -- warning: index-dropped-before-replacement
CREATE INDEX users_email_name ON users (email, name);  -- warning: index-built-under-lock

--- case: the new index comes after, each without a lock

--- case: built while others write, but too late
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX CONCURRENTLY users_email;  -- warning: index-dropped-before-replacement
CREATE INDEX CONCURRENTLY users_email_name ON users (email, name);
