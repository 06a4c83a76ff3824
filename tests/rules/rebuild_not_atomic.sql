--- case: each statement for itself
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT CHECK (email <> ''));
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: rebuild-not-atomic -- warning: drop-table
ALTER TABLE users_new RENAME TO users;

--- case: in one
--- dialects: sqlite
--- wrapped
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT CHECK (email <> ''));
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
