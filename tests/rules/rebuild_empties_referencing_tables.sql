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

--- case: a table that nobody uses yet, with rows that the migration wrote
--- dialects: sqlite
--- up
PRAGMA foreign_keys = ON;
CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT);
CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p (id) ON DELETE CASCADE);  -- warning: foreign-key-without-index
INSERT INTO p VALUES (1, 'a');
INSERT INTO c VALUES (1, 1);
CREATE TABLE p2 (id INTEGER PRIMARY KEY, n TEXT, z INTEGER);
INSERT INTO p2 (id, n) SELECT id, n FROM p;
DROP TABLE p;  -- error: rebuild-empties-referencing-tables
ALTER TABLE p2 RENAME TO p;

--- case: no row is lost where none was written
--- dialects: sqlite
--- up
PRAGMA foreign_keys = ON;
CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT);
CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p (id) ON DELETE CASCADE);  -- warning: foreign-key-without-index
CREATE TABLE p2 (id INTEGER PRIMARY KEY, n TEXT, z INTEGER);
INSERT INTO p2 (id, n) SELECT id, n FROM p;
DROP TABLE p;
ALTER TABLE p2 RENAME TO p;
