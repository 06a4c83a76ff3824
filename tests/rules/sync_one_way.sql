--- case: one way
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20), mobile varchar(20));
--- up
CREATE TRIGGER copy_phone BEFORE INSERT ON users FOR EACH ROW SET NEW.mobile = NEW.phone;  -- warning: sync-one-way

--- case: none is copied
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20), mobile varchar(20));
--- up
CREATE TRIGGER upper_phone BEFORE INSERT ON users FOR EACH ROW SET NEW.phone = UPPER(NEW.phone);
