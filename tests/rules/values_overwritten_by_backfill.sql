--- case: whatever it holds
--- earlier
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), active int);
--- given
ALTER TABLE users ADD COLUMN login varchar(200);
--- up
UPDATE users SET login = email WHERE active IS NOT NULL;  -- warning: values-overwritten-by-backfill -- warning: rows-changed-in-one-statement

--- case: only what nobody wrote
--- earlier
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), active int);
--- given
ALTER TABLE users ADD COLUMN login varchar(200);
--- up
UPDATE users SET login = email WHERE login IS NULL;  -- warning: rows-changed-in-one-statement
