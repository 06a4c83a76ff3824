--- case: an index is forgotten
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE INDEX users_email ON users (email);
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT CHECK (email <> ''));
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: rebuild-loses-objects -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;

--- case: it is made again
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE INDEX users_email ON users (email);
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT CHECK (email <> ''));
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
CREATE INDEX users_email ON users (email);  -- warning: index-built-under-lock
COMMIT;
