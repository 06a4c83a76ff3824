--- case: a body that names the column
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email text, phone text);
CREATE FUNCTION phone_of(int) RETURNS text LANGUAGE sql AS $$ SELECT phone FROM users WHERE id = $1 $$;
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: routine-loses-column -- warning: drop-column

--- case: a body that names another
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email text, phone text);
CREATE FUNCTION email_of(int) RETURNS text LANGUAGE sql AS $$ SELECT email FROM users WHERE id = $1 $$;
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: drop-column

--- case: a trigger of another table writes the column
--- dialects: mysql, mariadb
--- given
CREATE TABLE s (id int PRIMARY KEY, b int);
CREATE TABLE lg (id int PRIMARY KEY, x int);
CREATE TRIGGER tr AFTER INSERT ON s FOR EACH ROW INSERT INTO lg (id, x) VALUES (NEW.id, NEW.b);
--- up
ALTER TABLE lg DROP COLUMN x;  -- warning: routine-loses-column -- warning: drop-column

--- case: a trigger of the table itself sets it
--- dialects: mysql, mariadb
--- given
CREATE TABLE s (id int PRIMARY KEY, a int, b int);
CREATE TRIGGER tr BEFORE INSERT ON s FOR EACH ROW SET NEW.a = NEW.b;
--- up
ALTER TABLE s RENAME COLUMN a TO c;  -- warning: routine-loses-column -- error: rename-column

--- case: a trigger of another table writes a table that goes
--- dialects: mysql, mariadb
--- given
CREATE TABLE s (id int PRIMARY KEY, b int);
CREATE TABLE lg (id int PRIMARY KEY, x int);
CREATE TABLE other (id int PRIMARY KEY);
CREATE TRIGGER tr AFTER INSERT ON s FOR EACH ROW INSERT INTO lg (id, x) VALUES (NEW.id, NEW.b);
--- up
DROP TABLE lg;  -- warning: routine-loses-column -- warning: drop-table
DROP TABLE other;  -- warning: drop-table

--- case: an event, and a trigger that names other columns
--- dialects: mysql, mariadb
--- given
CREATE TABLE s (id int PRIMARY KEY, a int, b int);
CREATE TRIGGER tr BEFORE INSERT ON s FOR EACH ROW SET NEW.a = 1;
CREATE EVENT ev ON SCHEDULE EVERY 1 DAY DO DELETE FROM s WHERE b = 1;
--- up
ALTER TABLE s DROP COLUMN b;  -- warning: routine-loses-column -- warning: drop-column

--- case: bodies that name other columns, or other tables
--- dialects: mysql, mariadb
--- given
CREATE TABLE s (id int PRIMARY KEY, a int, b int);
CREATE TABLE lg (id int PRIMARY KEY, b int);
CREATE TRIGGER tr BEFORE INSERT ON s FOR EACH ROW SET NEW.a = 1;
CREATE TRIGGER ot BEFORE INSERT ON lg FOR EACH ROW SET NEW.b = 1;
--- up
ALTER TABLE s DROP COLUMN b;  -- warning: drop-column
