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
