--- case: a column is added and filled in one transaction
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
ALTER TABLE users ADD COLUMN login text;
UPDATE users SET login = email WHERE login IS NULL;  -- error: backfill-while-lock-held -- warning: rows-changed-in-one-statement

--- case: the lock is gone when the rows are written
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text, login text);
--- up
UPDATE users SET login = email WHERE login IS NULL;  -- warning: rows-changed-in-one-statement

--- case: several tables are filled, which is said once
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE orders (id bigint PRIMARY KEY, email text);
--- up
ALTER TABLE users ADD COLUMN login text;
UPDATE users SET login = email WHERE login IS NULL;  -- error: backfill-while-lock-held -- warning: rows-changed-in-one-statement
UPDATE orders SET email = NULL WHERE email IS NOT NULL;  -- warning: rows-changed-in-one-statement

--- case: a row that is named by its key
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
ALTER TABLE users ADD COLUMN login text;
UPDATE users SET login = 'root' WHERE id = 1;

--- case: the file stays locked while the rows are written, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
--- up
BEGIN;
ALTER TABLE users ADD COLUMN login TEXT;
UPDATE users SET login = email WHERE login IS NULL;  -- error: phases-mixed-in-one-migration -- warning: rows-changed-in-one-statement
COMMIT;

--- case: nothing but rows is written
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, login TEXT);
--- up
BEGIN;
UPDATE users SET login = email WHERE login IS NULL;  -- warning: rows-changed-in-one-statement
COMMIT;
