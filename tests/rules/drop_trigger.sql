--- case: a trigger that was there before the migration
--- dialects: sqlite, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE log (id int PRIMARY KEY);
CREATE TRIGGER users_logged AFTER INSERT ON users FOR EACH ROW BEGIN INSERT INTO log VALUES (1); END;
--- up
DROP TRIGGER users_logged;  -- warning: drop-trigger

--- case: a trigger that was there before the migration
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER users_stamped BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION stamp();
--- up
DROP TRIGGER users_stamped ON users;  -- warning: drop-trigger

--- case: a trigger that is made again
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER users_stamped BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION stamp();
--- up
DROP TRIGGER users_stamped ON users;
CREATE TRIGGER users_stamped BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION stamp();

--- case: a trigger that is not there
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DROP TRIGGER IF EXISTS users_stamped ON users;

--- case: a script for the time after the old release
--- dialects: sqlite, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE log (id int PRIMARY KEY);
CREATE TRIGGER users_logged AFTER INSERT ON users FOR EACH ROW BEGIN INSERT INTO log VALUES (1); END;
--- up
-- segue: phase contract
DROP TRIGGER users_logged;

--- case: a trigger that is made again in other words
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE TRIGGER small BEFORE INSERT ON users FOR EACH ROW SET NEW.email = LOWER(NEW.email);
--- up
DROP TRIGGER small;
CREATE TRIGGER small BEFORE INSERT ON users FOR EACH ROW SET NEW.email = TRIM(LOWER(NEW.email));

--- case: a trigger of one file that is made again
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE TABLE log (id INTEGER PRIMARY KEY, email TEXT);
CREATE TRIGGER keep AFTER INSERT ON users BEGIN INSERT INTO log (email) VALUES (NEW.email); END;
--- up
DROP TRIGGER keep;
CREATE TRIGGER keep AFTER INSERT ON users BEGIN INSERT INTO log (email) VALUES (lower(NEW.email)); END;
