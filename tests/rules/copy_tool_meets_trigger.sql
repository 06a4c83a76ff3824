--- case: a table with a trigger

--- case: one
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW SET NEW.email = UPPER(NEW.email);
--- up
ALTER TABLE users ADD INDEX by_email (email);  -- note: copy-tool-meets-trigger

--- case: a table without one

--- case: another
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users ADD INDEX by_email (email);
