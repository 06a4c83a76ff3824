--- case: enforced
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
--- up
PRAGMA foreign_keys = ON;
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT CHECK (email <> ''));
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- error: rebuild-empties-referencing-tables -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;

--- case: switched off first
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
--- up
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT CHECK (email <> ''));
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
COMMIT;
