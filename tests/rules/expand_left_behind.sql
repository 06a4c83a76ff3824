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

--- case: a trigger with a function that was to copy for some days
--- dialects: postgresql
--- earlier
CREATE TABLE users (id bigint PRIMARY KEY, phone text, mobile text);
CREATE FUNCTION copy_phone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.mobile := NEW.phone; RETURN NEW; END $$;

--- case: the function and its trigger that were to copy for some days
--- dialects: postgresql
--- earlier
CREATE TABLE users (id bigint PRIMARY KEY, phone text, mobile text);
CREATE FUNCTION copy_phone() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.mobile := NEW.phone; RETURN NEW; END';
--- given
CREATE TRIGGER copy_phone BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION copy_phone();  -- note: expand-left-behind
--- next
CREATE TABLE a (id bigint PRIMARY KEY);
--- next
CREATE TABLE b (id bigint PRIMARY KEY);
--- next
CREATE TABLE c (id bigint PRIMARY KEY);
--- next
CREATE TABLE d (id bigint PRIMARY KEY);
--- up
CREATE TABLE e (id bigint PRIMARY KEY);

--- case: a trigger that was to write once more for some days
--- dialects: sqlite
--- earlier
CREATE TABLE users (id int PRIMARY KEY, phone text, mobile text);
--- given
CREATE TRIGGER copy_phone AFTER INSERT ON users BEGIN UPDATE users SET mobile = NEW.phone WHERE id = NEW.id; END;  -- note: expand-left-behind
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

--- case: a trigger that writes the row again was to do so for some days
--- dialects: sqlite
--- earlier
CREATE TABLE users (id INTEGER PRIMARY KEY, phone TEXT, mobile TEXT);
--- given
CREATE TRIGGER copy_phone AFTER INSERT ON users BEGIN  -- note: expand-left-behind
  UPDATE users SET mobile = NEW.phone WHERE id = NEW.id;
END;
--- next
CREATE TABLE a (id INTEGER PRIMARY KEY);
--- next
CREATE TABLE b (id INTEGER PRIMARY KEY);
--- next
CREATE TABLE c (id INTEGER PRIMARY KEY);
--- next
CREATE TABLE d (id INTEGER PRIMARY KEY);
--- up
CREATE TABLE e (id INTEGER PRIMARY KEY);

--- case: it went in time
--- dialects: postgresql
--- earlier
CREATE TABLE users (id bigint PRIMARY KEY, phone text, mobile text);
CREATE FUNCTION copy_phone() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.mobile := NEW.phone; RETURN NEW; END';
--- given
CREATE TRIGGER copy_phone BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION copy_phone();
--- next
DROP TRIGGER copy_phone ON users;
--- next
CREATE TABLE b (id bigint PRIMARY KEY);
--- next
CREATE TABLE c (id bigint PRIMARY KEY);
--- next
CREATE TABLE d (id bigint PRIMARY KEY);
--- up
CREATE TABLE e (id bigint PRIMARY KEY);

--- case: the trigger went in time
--- dialects: sqlite
--- earlier
CREATE TABLE users (id INTEGER PRIMARY KEY, phone TEXT, mobile TEXT);
--- given
CREATE TRIGGER copy_phone AFTER INSERT ON users BEGIN
  UPDATE users SET mobile = NEW.phone WHERE id = NEW.id;
END;
--- next
DROP TRIGGER copy_phone;
--- next
CREATE TABLE b (id INTEGER PRIMARY KEY);
--- next
CREATE TABLE c (id INTEGER PRIMARY KEY);
--- next
CREATE TABLE d (id INTEGER PRIMARY KEY);
--- up
CREATE TABLE e (id INTEGER PRIMARY KEY);
