--- case: another type
--- dialects: sqlite
--- wrapped
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email VARCHAR(20));  -- note: type-not-enforced
INSERT INTO users_new (id, email) SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: drop-table
ALTER TABLE users_new RENAME TO users;

--- case: strict
--- dialects: sqlite
--- wrapped
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, age TEXT);
--- up
CREATE TABLE users_new (id INTEGER PRIMARY KEY, age INTEGER) STRICT;
INSERT INTO users_new (id, age) SELECT id, age FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: drop-table
ALTER TABLE users_new RENAME TO users;
