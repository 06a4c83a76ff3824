--- case: a version whose concurrent builds miss rows
--- dialects: postgresql >= 14.2
--- given
CREATE TABLE users (id int PRIMARY KEY, email text);
--- up
CREATE INDEX CONCURRENTLY users_email ON users (email);  -- error: server-fault-met

--- case: a version in which they no longer do
--- dialects: postgresql >= 14.4
--- given
CREATE TABLE users (id int PRIMARY KEY, email text);
--- up
CREATE INDEX CONCURRENTLY users_email ON users (email);

--- case: a version whose quick changes damage the log
--- dialects: mysql >= 8.0.29
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN age int;  -- error: server-fault-met

--- case: a version in which that is mended
--- dialects: mysql >= 8.0.32
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN age int;
