--- case: dropped and made again without a column
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
CREATE VIEW names AS SELECT id, name FROM users;
--- up
DROP VIEW names;
CREATE VIEW names AS SELECT id FROM users;  -- error: view-shows-less

--- case: replaced in one statement
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
CREATE VIEW names AS SELECT id, name FROM users;
--- up
CREATE OR REPLACE VIEW names AS SELECT id FROM users;  -- error: view-shows-less

--- case: replaced by one that shows more
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
CREATE VIEW names AS SELECT id FROM users;
--- up
CREATE OR REPLACE VIEW names AS SELECT id, name FROM users;

--- case: a view that shows a longer text, in PostgreSQL
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
CREATE VIEW names AS SELECT id, name FROM users;
--- up
DROP VIEW names;  -- warning: drop-view
ALTER TABLE users ALTER COLUMN name TYPE varchar(200);

--- case: made again with all that it showed
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW names AS SELECT id FROM users;
--- up
DROP VIEW names;
CREATE VIEW names AS SELECT id, name FROM users;
