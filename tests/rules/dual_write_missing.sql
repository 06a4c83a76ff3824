--- case: copied in one migration, dropped in a later one
--- dialects: postgresql, mysql, mariadb
--- earlier
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20), mobile varchar(20));
--- given
UPDATE users SET mobile = phone WHERE mobile IS NULL;
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: dual-write-missing -- warning: drop-column

--- case: one that was never copied
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20), mobile varchar(20));
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: drop-column

--- case: one trigger keeps several columns alike
--- dialects: mysql, mariadb
--- earlier
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20), mobile varchar(20), seen int);
CREATE TRIGGER alike BEFORE UPDATE ON users FOR EACH ROW SET NEW.seen = OLD.seen + 1, NEW.mobile = NEW.phone;
--- given
UPDATE users SET mobile = phone WHERE mobile IS NULL;
--- up
-- segue: phase contract
DROP TRIGGER alike;
ALTER TABLE users DROP COLUMN phone;

--- case: copied in one migration, dropped with a copy of the table
--- dialects: sqlite
--- earlier
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20), mobile varchar(20));
--- given
UPDATE users SET mobile = phone WHERE mobile IS NULL;
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: dual-write-missing -- warning: drop-column -- warning: column-changed-with-rewrite

--- case: nothing was copied
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
--- up
ALTER TABLE users ADD COLUMN nick TEXT;
