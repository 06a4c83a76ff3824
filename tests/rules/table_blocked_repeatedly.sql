--- case: two indexes, each under a lock
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
--- up
CREATE INDEX users_email ON users (email);  -- error: index-built-under-lock
CREATE INDEX users_name ON users (name);  -- error: index-built-under-lock -- warning: table-blocked-repeatedly

--- case: two tables
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
--- up
CREATE INDEX users_email ON users (email);  -- error: index-built-under-lock
CREATE INDEX orders_total ON orders (total);  -- error: index-built-under-lock

--- case: two columns, each with a copy of the table
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int, size int);
--- up
ALTER TABLE users MODIFY COLUMN age text;  -- error: column-changed-with-rewrite -- error: column-type-incompatible
ALTER TABLE users MODIFY COLUMN size text;  -- error: column-changed-with-rewrite -- error: column-type-incompatible -- warning: table-blocked-repeatedly

--- case: two indexes in one file
--- dialects: sqlite
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-built-under-lock
CREATE INDEX users_name ON users (name);  -- warning: index-built-under-lock -- warning: table-blocked-repeatedly

--- case: two types, each a copy
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, visits int, logins int);
--- up
ALTER TABLE users MODIFY COLUMN visits bigint;  -- error: column-changed-with-rewrite
ALTER TABLE users MODIFY COLUMN logins bigint;  -- error: column-changed-with-rewrite -- warning: table-blocked-repeatedly

--- case: two indexes of one file
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-built-under-lock
CREATE INDEX users_name ON users (name);  -- warning: index-built-under-lock -- warning: table-blocked-repeatedly

--- case: both types in one statement
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, visits int, logins int);
--- up
ALTER TABLE users MODIFY COLUMN visits bigint, MODIFY COLUMN logins bigint;  -- error: column-changed-with-rewrite

--- case: one index of one file
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-built-under-lock
