--- case: NULL is refused from here on
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT NOT NULL);
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: rebuild-tightens-columns -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;

--- case: a column stays behind
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, age INTEGER);
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT);
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: rebuild-tightens-columns -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;

--- case: the default that spoke for old code is gone
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, age INTEGER NOT NULL DEFAULT 0);
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, age INTEGER NOT NULL);
INSERT INTO users_new (id, age) SELECT id, age FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: rebuild-tightens-columns -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;

--- case: a column that old code does not know has a default
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, age INTEGER NOT NULL DEFAULT 0);
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;
