--- case: not carried over
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT);
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT CHECK (email <> ''));
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- note: rebuild-restarts-keys -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;

--- case: no counter
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT CHECK (email <> ''));
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;
