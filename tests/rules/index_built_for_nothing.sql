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

--- case: built while others write, and dropped again
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-built-for-nothing
DROP INDEX users_email ON users;

--- case: built and dropped again in one file
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-built-for-nothing -- error: index-built-under-lock
DROP INDEX users_email;
