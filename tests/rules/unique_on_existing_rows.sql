--- case: values that may repeat
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
CREATE UNIQUE INDEX users_email ON users (email);  -- warning: unique-on-existing-rows

--- case: built while writes wait
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
CREATE UNIQUE INDEX users_email ON users (email);  -- warning: index-built-under-lock -- warning: unique-on-existing-rows

--- case: built while writes go on
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);  -- warning: unique-on-existing-rows

--- case: a key makes them unique already
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email, id);

--- case: a table of the same migration
--- up
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE UNIQUE INDEX users_email ON users (email);
