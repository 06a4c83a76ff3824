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
