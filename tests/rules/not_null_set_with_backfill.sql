--- case: both in one transaction
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
BEGIN;
UPDATE users SET age = 0 WHERE age IS NULL;  -- warning: not-null-set-with-backfill -- warning: rows-changed-in-one-statement
ALTER TABLE users ALTER COLUMN age SET NOT NULL;  -- error: not-null-set-under-lock -- warning: not-null-set -- error: phases-mixed-in-one-migration
COMMIT;

--- case: another column is filled
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int, size int);
--- up
BEGIN;
UPDATE users SET size = 0 WHERE size IS NULL;  -- warning: rows-changed-in-one-statement
ALTER TABLE users ALTER COLUMN age SET NOT NULL;  -- error: not-null-set-under-lock -- warning: not-null-set -- error: phases-mixed-in-one-migration
COMMIT;
