--- case: rows that are only read
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE TABLE mails (id int PRIMARY KEY, email varchar(200));
--- up
-- segue: phase backfill
INSERT INTO mails (id, email) SELECT id, email FROM users;  -- warning: backfill-copies-deleted-rows

--- case: rows that are locked
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE TABLE mails (id int PRIMARY KEY, email varchar(200));
--- up
-- segue: phase backfill
INSERT INTO mails (id, email) SELECT id, email FROM users FOR KEY SHARE;

--- case: rows that are locked in share mode
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE TABLE mails (id int PRIMARY KEY, email varchar(200));
--- up
-- segue: phase backfill
INSERT INTO mails (id, email) SELECT id, email FROM users LOCK IN SHARE MODE;

--- case: one writer at a time
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE TABLE mails (id int PRIMARY KEY, email varchar(200));
--- up
-- segue: phase backfill
INSERT INTO mails (id, email) SELECT id, email FROM users;
