--- case: NULL is let in
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT);
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- note: rebuild-loosens-columns -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;

--- case: another default
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, age INTEGER DEFAULT 0);
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, age INTEGER DEFAULT 18);
INSERT INTO users_new (id, age) SELECT id, age FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- note: rebuild-loosens-columns -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;

--- case: a foreign key stays behind
--- dialects: sqlite
--- given
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, team INTEGER REFERENCES teams (id));
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, team INTEGER);
INSERT INTO users_new (id, team) SELECT id, team FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- note: rebuild-loosens-columns -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;

--- case: the primary key stays behind, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE visits (id INTEGER PRIMARY KEY, page TEXT);
--- up
BEGIN;
CREATE TABLE visits_new (id INTEGER, page TEXT);
INSERT INTO visits_new (id, page) SELECT id, page FROM visits;  -- warning: rows-copied-in-one-statement
DROP TABLE visits;  -- note: rebuild-loosens-columns -- warning: drop-table
ALTER TABLE visits_new RENAME TO visits;
COMMIT;

--- case: a unique index in the place of the constraint
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE);
--- up
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT);
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
CREATE UNIQUE INDEX users_email ON users (email);  -- warning: index-built-under-lock -- warning: unique-on-existing-rows
COMMIT;
