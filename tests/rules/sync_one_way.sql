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

--- case: one way, by a function
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, phone text, mobile text);
CREATE FUNCTION copy_phone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.mobile := NEW.phone; RETURN NEW; END $$;
--- up
CREATE TRIGGER copy_phone BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION copy_phone();  -- warning: sync-one-way



--- case: one way, by writing the row again
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, phone TEXT, mobile TEXT);
--- up
CREATE TRIGGER copy_phone AFTER INSERT ON users BEGIN  -- warning: sync-one-way
  UPDATE users SET mobile = NEW.phone WHERE id = NEW.id;
END;

--- case: no column goes to another, in a function
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, phone text, mobile text);
CREATE FUNCTION small_phone() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.phone := lower(NEW.phone); RETURN NEW; END';
--- up
CREATE TRIGGER small_phone BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION small_phone();

--- case: no column goes to another, in a trigger that writes the row again
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, phone TEXT, mobile TEXT);
--- up
CREATE TRIGGER small_phone AFTER INSERT ON users BEGIN
  UPDATE users SET phone = lower(NEW.phone) WHERE id = NEW.id;
END;
