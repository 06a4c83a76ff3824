--- case: a view and a foreign key go along
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE REFERENCES users);
CREATE VIEW user_ids AS SELECT id FROM users;
--- up
DROP TABLE users CASCADE;  -- warning: drop-table -- warning: drop-cascade -- warning: drop-locks-other-tables

--- case: nothing depends on it
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
--- up
DROP TABLE users CASCADE;  -- warning: drop-table
