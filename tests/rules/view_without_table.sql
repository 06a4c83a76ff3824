--- case: a dropped table that a view reads and a trigger of another table writes
--- dialects: sqlite
--- given
CREATE TABLE users (id integer PRIMARY KEY, email text);
CREATE TABLE orders (id integer PRIMARY KEY);
CREATE VIEW mails AS SELECT email FROM users;
CREATE TRIGGER note AFTER INSERT ON orders BEGIN INSERT INTO users (email) VALUES ('x'); END;
--- up
DROP TABLE users;  -- error: view-without-table -- warning: drop-table

--- case: a server that protects no view
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE VIEW mails AS SELECT email FROM users;
--- up
DROP TABLE users;  -- error: view-without-table -- warning: drop-table

--- case: the view follows the table that is renamed away, and goes with it
--- dialects: sqlite
--- given
CREATE TABLE users (id integer PRIMARY KEY, email text);
CREATE VIEW mails AS SELECT email FROM users;
--- up
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL);
INSERT INTO users SELECT * FROM users_old;  -- warning: rows-copied-in-one-statement
DROP TABLE users_old;  -- error: view-without-table

--- case: a view of a table that nothing makes
--- dialects: sqlite
--- given
CREATE TABLE users (id integer PRIMARY KEY, email text);
--- up
CREATE VIEW mails AS SELECT email FROM usres;  -- warning: view-without-table

--- case: the view is dropped, too, or its table is there again
--- dialects: sqlite
--- given
CREATE TABLE users (id integer PRIMARY KEY, email text);
CREATE TABLE other (id integer PRIMARY KEY, email text);
CREATE VIEW mails AS SELECT email FROM users;
CREATE VIEW others AS SELECT email FROM other;
--- up
DROP TABLE users;  -- warning: drop-table
DROP VIEW mails;  -- warning: drop-view
DROP TABLE other;  -- warning: drop-table
CREATE TABLE other (id integer PRIMARY KEY, email text, name text);  -- error: drop-recreate-table

--- case: what is made later, what the server itself has, and what a virtual table keeps its data in
--- dialects: sqlite
--- given
CREATE TABLE users (id integer PRIMARY KEY, email text);
CREATE VIRTUAL TABLE notes USING fts5(body);
--- up
CREATE VIEW early AS SELECT id FROM late;
CREATE TABLE late (id integer PRIMARY KEY);
CREATE VIEW tables AS SELECT name FROM sqlite_master;
CREATE VIEW pieces AS SELECT id FROM notes_data;
WITH few AS (SELECT 1 AS id) SELECT id FROM few;
CREATE VIEW with_cte AS WITH few AS (SELECT 1 AS id) SELECT id FROM few;

--- case: the view goes with the table
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE VIEW mails AS SELECT email FROM users;
--- up
DROP TABLE users;  -- warning: drop-table
DROP VIEW mails;  -- warning: drop-view
