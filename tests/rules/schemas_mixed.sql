--- case: tables of two databases
--- dialects: mysql, mariadb
--- given
CREATE TABLE shop.users (id int PRIMARY KEY);
CREATE TABLE log.users (id int PRIMARY KEY);
--- up
ALTER TABLE shop.users ADD COLUMN phone varchar(20);
ALTER TABLE log.users ADD COLUMN phone varchar(20);  -- warning: schemas-mixed

--- case: tables of one database
--- dialects: mysql, mariadb
--- given
CREATE TABLE shop.users (id int PRIMARY KEY);
CREATE TABLE shop.orders (id int PRIMARY KEY);
--- up
ALTER TABLE shop.users ADD COLUMN phone varchar(20);
ALTER TABLE shop.orders ADD COLUMN phone varchar(20);
