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
CREATE INDEX users_email ON users (email);  -- warning: index-built-for-nothing -- warning: index-built-under-lock
DROP INDEX users_email;

--- case: the column behind it is built anew
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), visits int);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-built-for-nothing
ALTER TABLE users MODIFY COLUMN visits bigint;  -- error: column-changed-with-rewrite

--- case: dropped again in the same file
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-built-for-nothing -- warning: index-built-under-lock
DROP INDEX users_email;

--- case: it stays, and is used
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
CREATE INDEX users_email ON users (email);

--- case: it stays in its file
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-built-under-lock
