--- case: the whole table
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE TABLE mails (id int PRIMARY KEY, email varchar(200));
--- up
INSERT INTO mails (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement

--- case: some rows
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE TABLE mails (id int PRIMARY KEY, email varchar(200));
--- up
INSERT INTO mails (id, email) SELECT id, email FROM users WHERE id BETWEEN 1 AND 1000;

--- case: a script that is run in batches
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE TABLE mails (id int PRIMARY KEY, email varchar(200));
--- up
-- segue: phase backfill
INSERT INTO mails (id, email) SELECT id, email FROM users;
