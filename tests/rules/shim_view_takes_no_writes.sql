--- case: a join in the place of a table
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email text);
CREATE TABLE mails (id int PRIMARY KEY, email text);
--- up
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT p.id, m.email FROM people p JOIN mails m ON m.id = p.id;  -- warning: shim-view-takes-no-writes

--- case: one table
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email text);
--- up
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT id, email FROM people;

--- case: each row once
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT DISTINCT id, email FROM people;  -- warning: shim-view-takes-no-writes

--- case: a view, where no view takes writes
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email text);
--- up
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT id, email FROM people;  -- warning: shim-view-takes-no-writes

--- case: a join in the place of a table that is renamed by a statement of its own
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE TABLE mails (id int PRIMARY KEY, email varchar(200));
--- up
RENAME TABLE users TO people;
CREATE VIEW users AS SELECT DISTINCT p.id, m.email FROM people p JOIN mails m ON m.id = p.id;  -- warning: shim-view-takes-no-writes

--- case: no view hands writes on
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT id, email FROM people;  -- warning: shim-view-takes-no-writes

--- case: one table under its old name
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
RENAME TABLE users TO people;
CREATE VIEW users AS SELECT id, email FROM people;

--- case: triggers take the writes
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT id, email FROM people;
CREATE TRIGGER users_insert INSTEAD OF INSERT ON users BEGIN
  INSERT INTO people (id, email) VALUES (NEW.id, NEW.email);
END;
