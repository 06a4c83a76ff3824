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

--- case: the new name is dropped again, so that the table is dropped
--- given
CREATE TABLE devices (id int PRIMARY KEY);
--- up
ALTER TABLE devices RENAME TO devices_bkp;
DROP TABLE devices_bkp;  -- warning: drop-table

--- case: two tables change their names
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE people (id int PRIMARY KEY);
--- up
RENAME TABLE users TO other, people TO users, other TO people;

--- case: a table that is renamed twice
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users RENAME TO people;  -- error: rename-table
ALTER TABLE people RENAME TO customers;
