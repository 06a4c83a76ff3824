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
