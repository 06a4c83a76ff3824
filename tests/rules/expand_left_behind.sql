--- case: a trigger that was to copy for some days
--- dialects: mysql, mariadb
--- earlier
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20), mobile varchar(20));
--- given
CREATE TRIGGER copy_phone BEFORE INSERT ON users FOR EACH ROW SET NEW.mobile = NEW.phone;  -- note: expand-left-behind
--- next
CREATE TABLE a (id int PRIMARY KEY);
--- next
CREATE TABLE b (id int PRIMARY KEY);
--- next
CREATE TABLE c (id int PRIMARY KEY);
--- next
CREATE TABLE d (id int PRIMARY KEY);
--- up
CREATE TABLE e (id int PRIMARY KEY);

--- case: it is gone
--- dialects: mysql, mariadb
--- earlier
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20), mobile varchar(20));
--- given
CREATE TRIGGER copy_phone BEFORE INSERT ON users FOR EACH ROW SET NEW.mobile = NEW.phone;
--- next
CREATE TABLE a (id int PRIMARY KEY);
--- up
CREATE TABLE e (id int PRIMARY KEY);
