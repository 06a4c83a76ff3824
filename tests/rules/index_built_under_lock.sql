--- case: a table that other sessions write to
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE INDEX users_email ON users (email);  -- error: index-built-under-lock

--- case: built while writes go on
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE INDEX CONCURRENTLY users_email ON users (email);

--- case: a table born in the same migration is empty
--- up
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE INDEX users_email ON users (email);

--- case: a view that is made anew has no users yet
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE MATERIALIZED VIEW mails AS SELECT email FROM users;
--- up
DROP MATERIALIZED VIEW mails;
CREATE MATERIALIZED VIEW mails AS SELECT email FROM users;  -- warning: table-filled-when-made
CREATE UNIQUE INDEX mails_email ON mails (email);

--- case: an index of words
--- dialects: mysql, mariadb
--- given
CREATE TABLE notes (id int PRIMARY KEY, body text);
--- up
ALTER TABLE notes ADD FULLTEXT INDEX notes_body (body);  -- error: index-built-under-lock

--- case: one writes at a time, whatever the form, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
CREATE INDEX users_email ON users (email);  -- warning: index-built-under-lock

--- case: a table in use that takes the name of one that is gone
--- dialects: postgresql
--- given
CREATE TABLE user_temp (id bigint PRIMARY KEY, email text);
--- up
ALTER TABLE user_temp RENAME TO users;  -- error: rename-table
CREATE INDEX users_email ON users (email);  -- error: index-built-under-lock

--- case: a table that is made anew and filled with the rows that were there
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id bigint PRIMARY KEY, email text);
INSERT INTO users SELECT id, email FROM users_old;  -- warning: rows-copied-in-one-statement
DROP TABLE users_old;
CREATE INDEX users_email ON users (email);  -- error: index-built-under-lock

--- case: a table of a new name that is filled with rows that were there has no users yet
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE TABLE people (id bigint PRIMARY KEY, email text);
INSERT INTO people SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
CREATE INDEX people_email ON people (email);
