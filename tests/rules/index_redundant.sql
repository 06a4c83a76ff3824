--- case: a longer one begins alike
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20), name varchar(20));
CREATE INDEX users_email_name ON users (email, name);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-redundant

--- case: the new one makes an old one superfluous
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20), name varchar(20));
CREATE INDEX users_email ON users (email);
--- up
CREATE INDEX users_email_name ON users (email, name);  -- warning: index-redundant

--- case: the old one is dropped
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20), name varchar(20));
CREATE INDEX users_email ON users (email);
--- up
CREATE INDEX users_email_name ON users (email, name);
DROP INDEX users_email ON users;

--- case: the shorter one is unique
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20), name varchar(20));
CREATE UNIQUE INDEX users_email ON users (email);
--- up
CREATE INDEX users_email_name ON users (email, name);

--- case: a longer one begins alike, and the shorter one is built all the same

--- case: a longer one begins alike, and both are built while others write
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX users_email_name ON users (email, name);
--- up
CREATE INDEX CONCURRENTLY users_email ON users (email);  -- warning: index-redundant

--- case: a longer one begins alike, in a file of its own
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20), name varchar(20));
CREATE INDEX users_email_name ON users (email, name);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-redundant -- warning: index-built-under-lock

--- case: a longer one of the same file begins alike
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
CREATE INDEX users_email_name ON users (email, name);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-redundant -- warning: index-built-under-lock

--- case: they begin with other columns
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX users_email_name ON users (email, name);
--- up
CREATE INDEX CONCURRENTLY users_name ON users (name);

--- case: an index of its own in the same file
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
CREATE INDEX users_email_name ON users (email, name);
--- up
CREATE INDEX users_name ON users (name);  -- warning: index-built-under-lock
