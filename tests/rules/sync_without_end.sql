--- case: to and fro
--- dialects: mysql, mariadb
--- given
CREATE TABLE a (id int PRIMARY KEY, v int);
CREATE TABLE b (id int PRIMARY KEY, v int);
CREATE TRIGGER b_to_a AFTER UPDATE ON b FOR EACH ROW UPDATE a SET v = NEW.v WHERE a.id = NEW.id;
--- up
CREATE TRIGGER a_to_b AFTER UPDATE ON a FOR EACH ROW UPDATE b SET v = NEW.v WHERE b.id = NEW.id;  -- error: sync-without-end

--- case: one way
--- dialects: mysql, mariadb
--- given
CREATE TABLE a (id int PRIMARY KEY, v int);
CREATE TABLE b (id int PRIMARY KEY, v int);
--- up
CREATE TRIGGER a_to_b AFTER UPDATE ON a FOR EACH ROW UPDATE b SET v = NEW.v WHERE b.id = NEW.id;

--- case: to and fro, by functions
--- dialects: postgresql
--- given
CREATE TABLE a (id bigint PRIMARY KEY, v int);
CREATE TABLE b (id bigint PRIMARY KEY, v int);
CREATE FUNCTION to_a() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE a SET v = NEW.v WHERE a.id = NEW.id; RETURN NEW; END $$;
CREATE FUNCTION to_b() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE b SET v = NEW.v WHERE b.id = NEW.id; RETURN NEW; END $$;
CREATE TRIGGER b_to_a AFTER UPDATE ON b FOR EACH ROW EXECUTE FUNCTION to_a();
--- up
CREATE TRIGGER a_to_b AFTER UPDATE ON a FOR EACH ROW EXECUTE FUNCTION to_b();  -- error: sync-without-end

--- case: a trigger that keeps nothing in step
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, seen bigint);
--- up
CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.seen := NEW.seen + 1; RETURN NEW; END $$;
CREATE TRIGGER seen BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION count_up();
