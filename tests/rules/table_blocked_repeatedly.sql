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
