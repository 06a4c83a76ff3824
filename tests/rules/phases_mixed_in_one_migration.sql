--- case: a column comes, another goes
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), phone varchar(20));
--- up
ALTER TABLE users ADD COLUMN login varchar(200);
ALTER TABLE users DROP COLUMN phone;  -- error: phases-mixed-in-one-migration -- warning: drop-column

--- case: a column comes and is filled
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users ADD COLUMN login varchar(200);
UPDATE users SET login = email WHERE login IS NULL;  -- error: phases-mixed-in-one-migration -- warning: rows-changed-in-one-statement

--- case: seed rows of a table that is made here
--- up
CREATE TABLE roles (id int PRIMARY KEY, name varchar(20));
INSERT INTO roles (id, name) VALUES (1, 'admin');

--- case: only what is added
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users ADD COLUMN login varchar(200);
CREATE TABLE roles (id int PRIMARY KEY);

--- case: a unique index on a column that is added
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN login text;
CREATE UNIQUE INDEX CONCURRENTLY users_login ON users (login);

--- case: a unique key of more columns than the one that was there
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20), UNIQUE KEY users_name (name));
--- up
ALTER TABLE users ADD COLUMN origin varchar(20) NOT NULL DEFAULT 'here';
ALTER TABLE users ADD UNIQUE KEY users_name_origin (name, origin);

--- case: triggers that are off for a moment
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id int PRIMARY KEY, name text);
--- up
ALTER TABLE users ADD COLUMN login text;
ALTER TABLE users DISABLE TRIGGER ALL;
UPDATE users SET login = 'root' WHERE id = 1;
ALTER TABLE users ENABLE TRIGGER ALL;

--- case: rows are changed under a lock, which is said of them already
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id int PRIMARY KEY, email text, phone text);
--- up
ALTER TABLE users ADD COLUMN login text;
UPDATE users SET login = email WHERE login IS NULL;  -- error: backfill-while-lock-held -- warning: rows-changed-in-one-statement
ALTER TABLE users DROP COLUMN phone;  -- error: phases-mixed-in-one-migration -- warning: drop-column

--- case: a foreign key gets another name
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, CONSTRAINT old_name FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT);
--- up
ALTER TABLE orders ADD COLUMN note varchar(20);
ALTER TABLE orders DROP FOREIGN KEY old_name,
  ADD CONSTRAINT new_name FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT;  -- error: foreign-key-added-under-lock

--- case: a foreign key does something else in the end
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, CONSTRAINT old_name FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
--- up
ALTER TABLE orders ADD COLUMN note varchar(20);
ALTER TABLE orders DROP FOREIGN KEY old_name,
  ADD CONSTRAINT new_name FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT;  -- error: foreign-key-added-under-lock -- error: phases-mixed-in-one-migration

--- case: a foreign key refuses less in the end
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, CONSTRAINT old_name FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT);
--- up
ALTER TABLE orders ADD COLUMN note varchar(20);
ALTER TABLE orders DROP FOREIGN KEY old_name,
  ADD CONSTRAINT new_name FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL;  -- error: foreign-key-added-under-lock -- warning: foreign-key-cascade

--- case: a check that no old row can fail
--- dialects: postgresql
--- given
CREATE TABLE fields (id int PRIMARY KEY, document_id int NOT NULL);
--- up
ALTER TABLE fields ADD COLUMN template_id int, ALTER COLUMN document_id DROP NOT NULL;  -- note: not-null-dropped
ALTER TABLE fields ADD CONSTRAINT one_of_two CHECK (
  (template_id IS NULL AND document_id IS NOT NULL) OR (template_id IS NOT NULL AND document_id IS NULL)) NOT VALID;

--- case: a check that an old row can fail
--- dialects: postgresql
--- given
CREATE TABLE fields (id int PRIMARY KEY, document_id int);
--- up
ALTER TABLE fields ADD COLUMN template_id int;
ALTER TABLE fields ADD CONSTRAINT one_of_two CHECK (  -- error: phases-mixed-in-one-migration -- note: not-valid-check-blocks-updates
  (template_id IS NULL AND document_id IS NOT NULL) OR (template_id IS NOT NULL AND document_id IS NULL)) NOT VALID;

--- case: a check of a column that has a value in old rows too
--- dialects: postgresql
--- given
CREATE TABLE fields (id int PRIMARY KEY, document_id int NOT NULL);
--- up
ALTER TABLE fields ADD COLUMN template_id int DEFAULT 1;
ALTER TABLE fields ADD CONSTRAINT one_of_two CHECK (template_id IS NULL OR document_id > 7) NOT VALID;  -- error: phases-mixed-in-one-migration -- note: not-valid-check-blocks-updates

--- case: a check of which it is unknown whether an old row fails it
--- dialects: postgresql
--- given
CREATE TABLE fields (id int PRIMARY KEY, document_id int NOT NULL);
--- up
ALTER TABLE fields ADD COLUMN template_id int;
ALTER TABLE fields ADD CONSTRAINT after_it CHECK (template_id > document_id AND document_id IS NOT NULL) NOT VALID;

--- case: a trigger may fill what old code leaves out
--- dialects: postgresql
--- given
CREATE TABLE fields (id int PRIMARY KEY, document_id int NOT NULL);
CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.template_id = 1; RETURN NEW; END $$;
--- up
ALTER TABLE fields ADD COLUMN template_id int;
CREATE TRIGGER fill_template BEFORE INSERT ON fields FOR EACH ROW EXECUTE FUNCTION fill();
ALTER TABLE fields ADD CONSTRAINT after_it CHECK (template_id IS NULL OR document_id > 7) NOT VALID;  -- error: phases-mixed-in-one-migration -- note: not-valid-check-blocks-updates
