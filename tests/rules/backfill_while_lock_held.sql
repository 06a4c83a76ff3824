--- case: a column is added and filled in one transaction
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
ALTER TABLE users ADD COLUMN login text;
UPDATE users SET login = email WHERE login IS NULL;  -- error: backfill-while-lock-held -- warning: rows-changed-in-one-statement -- error: phases-mixed-in-one-migration

--- case: the lock is gone when the rows are written
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text, login text);
--- up
UPDATE users SET login = email WHERE login IS NULL;  -- warning: rows-changed-in-one-statement

--- case: the file stays locked while the rows are written
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
BEGIN;
ALTER TABLE users ADD COLUMN login TEXT;
UPDATE users SET login = email WHERE login IS NULL;  -- error: backfill-while-lock-held -- warning: rows-changed-in-one-statement -- error: phases-mixed-in-one-migration
COMMIT;

--- case: nothing but rows is written
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, login TEXT);
--- up
BEGIN;
UPDATE users SET login = email WHERE login IS NULL;  -- warning: rows-changed-in-one-statement
COMMIT;
