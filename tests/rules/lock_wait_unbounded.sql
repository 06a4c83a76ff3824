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

--- case: a trigger waits for everybody who holds the table
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
CREATE TRIGGER small BEFORE INSERT ON users FOR EACH ROW SET NEW.email = LOWER(NEW.email);  -- warning: lock-wait-unbounded

--- case: the wait is bounded
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
SET lock_wait_timeout = 2;
CREATE TRIGGER small BEFORE INSERT ON users FOR EACH ROW SET NEW.email = LOWER(NEW.email);

--- case: a file that somebody else may be writing
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
CREATE INDEX users_email ON users (email);  -- warning: lock-wait-unbounded -- warning: index-built-under-lock

--- case: the file is asked for no longer than that
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
PRAGMA busy_timeout = 2000;
CREATE INDEX users_email ON users (email);  -- warning: index-built-under-lock
