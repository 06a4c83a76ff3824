--- case: a table that was there before the migration
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users RENAME TO customers;  -- error: rename-table

--- case: several at once
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY);
--- up
RENAME TABLE
  users TO customers,  -- error: rename-table
  orders TO purchases;  -- error: rename-table

--- case: a view keeps the old name
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
BEGIN;
ALTER TABLE users RENAME TO customers;
CREATE VIEW users AS SELECT * FROM customers;
COMMIT;

--- case: a table that is as new as the migration
--- up
CREATE TABLE users (id int PRIMARY KEY);
ALTER TABLE users RENAME TO customers;
