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
