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

--- case: the function of the trigger comes too late
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, phone text, mobile text);
--- up
UPDATE users SET mobile = phone WHERE mobile IS NULL;  -- warning: rows-changed-before-sync -- warning: rows-changed-in-one-statement
CREATE FUNCTION copy_phone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.mobile := NEW.phone; RETURN NEW; END $$;
CREATE TRIGGER copy_phone BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION copy_phone();  -- warning: sync-one-way

--- case: the trigger that writes once more comes too late
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, phone text, mobile text);
--- up
UPDATE users SET mobile = phone WHERE mobile IS NULL;  -- warning: rows-changed-before-sync -- warning: rows-changed-in-one-statement
CREATE TRIGGER copy_phone AFTER INSERT ON users BEGIN UPDATE users SET mobile = NEW.phone WHERE id = NEW.id; END;  -- warning: sync-one-way

--- case: the function behind the trigger comes too late
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, phone text, mobile text);
--- up
UPDATE users SET mobile = phone WHERE mobile IS NULL;  -- warning: rows-changed-before-sync -- warning: rows-changed-in-one-statement
CREATE FUNCTION copy_phone() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.mobile := NEW.phone; RETURN NEW; END';
CREATE TRIGGER copy_phone BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION copy_phone();  -- warning: sync-one-way

--- case: the trigger that writes the row again comes too late
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, phone TEXT, mobile TEXT);
--- up
UPDATE users SET mobile = phone WHERE mobile IS NULL;  -- warning: rows-changed-before-sync -- warning: rows-changed-in-one-statement
CREATE TRIGGER copy_phone AFTER INSERT ON users BEGIN  -- warning: sync-one-way
  UPDATE users SET mobile = NEW.phone WHERE id = NEW.id;
END;

--- case: the function copies since before
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, phone text, mobile text);
CREATE FUNCTION copy_phone() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.mobile := NEW.phone; RETURN NEW; END';
CREATE TRIGGER copy_phone BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION copy_phone();
--- up
UPDATE users SET mobile = phone WHERE mobile IS NULL;  -- warning: rows-changed-in-one-statement

--- case: the trigger writes the row again since before
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, phone TEXT, mobile TEXT);
CREATE TRIGGER copy_phone AFTER INSERT ON users BEGIN
  UPDATE users SET mobile = NEW.phone WHERE id = NEW.id;
END;
--- up
UPDATE users SET mobile = phone WHERE mobile IS NULL;  -- warning: rows-changed-in-one-statement
