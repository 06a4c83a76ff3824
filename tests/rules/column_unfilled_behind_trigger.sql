--- case: others meet the table between the two
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20) NOT NULL, label varchar(20) NOT NULL);
CREATE TRIGGER alike BEFORE INSERT ON users FOR EACH ROW SET NEW.name = COALESCE(NEW.name, NEW.label), NEW.name = NEW.label;
--- up
-- segue: phase contract
DROP TRIGGER alike;  -- warning: column-unfilled-behind-trigger
ALTER TABLE users DROP COLUMN name;

--- case: the column has a default by then
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20) NOT NULL, label varchar(20) NOT NULL);
CREATE TRIGGER alike BEFORE INSERT ON users FOR EACH ROW SET NEW.name = NEW.label;
--- up
-- segue: phase contract
ALTER TABLE users ALTER COLUMN name SET DEFAULT '';  -- note: default-changed
DROP TRIGGER alike;
ALTER TABLE users DROP COLUMN name;

--- case: the column stays
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL, label text NOT NULL);
CREATE FUNCTION alike() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.name := NEW.label; RETURN NEW; END';
CREATE TRIGGER alike BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION alike();
--- up
-- segue: phase contract
DROP TRIGGER alike ON users;  -- warning: column-unfilled-behind-trigger

--- case: both go at the same moment
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL, label text NOT NULL);
CREATE FUNCTION alike() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.name := NEW.label; RETURN NEW; END';
CREATE TRIGGER alike BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION alike();
--- up
-- segue: phase contract
BEGIN;
DROP TRIGGER alike ON users;
ALTER TABLE users DROP COLUMN name;
COMMIT;

--- case: a trigger that fills what may be NULL
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20), label varchar(20) NOT NULL);
CREATE TRIGGER alike BEFORE INSERT ON users FOR EACH ROW SET NEW.name = NEW.label;
--- up
-- segue: phase contract
DROP TRIGGER alike;
