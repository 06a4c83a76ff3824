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
