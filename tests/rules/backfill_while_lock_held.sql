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
