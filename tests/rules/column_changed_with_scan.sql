--- case: a check and an index on an expression
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20) CHECK (name <> ''), city varchar(20));
CREATE INDEX users_city ON users (lower(city));
--- up
ALTER TABLE users ALTER COLUMN name TYPE varchar(40);  -- error: column-changed-with-scan
ALTER TABLE users ALTER COLUMN city TYPE varchar(40);  -- error: column-changed-with-scan -- warning: table-blocked-repeatedly

--- case: an index that serves as before
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, city varchar(20));
CREATE INDEX users_city ON users (city);
--- up
ALTER TABLE users ALTER COLUMN city TYPE varchar(40);
