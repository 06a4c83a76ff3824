--- case: the trigger comes too late
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20), mobile varchar(20));
--- up
UPDATE users SET mobile = phone WHERE mobile IS NULL;  -- warning: rows-changed-before-sync -- warning: rows-changed-in-one-statement
CREATE TRIGGER copy_phone BEFORE INSERT ON users FOR EACH ROW SET NEW.mobile = NEW.phone;  -- warning: sync-one-way

--- case: the trigger is there
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20), mobile varchar(20));
CREATE TRIGGER copy_phone BEFORE INSERT ON users FOR EACH ROW SET NEW.mobile = NEW.phone;
--- up
UPDATE users SET mobile = phone WHERE mobile IS NULL;  -- warning: rows-changed-in-one-statement
