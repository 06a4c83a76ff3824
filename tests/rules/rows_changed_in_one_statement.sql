--- case: rows that nobody has counted
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), login varchar(200));
--- up
UPDATE users SET login = email WHERE login IS NULL;  -- warning: rows-changed-in-one-statement

--- case: a batch
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), login varchar(200));
--- up
UPDATE users SET login = email WHERE login IS NULL AND id BETWEEN 1 AND 1000;

--- case: a script that is run in batches
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), login varchar(200));
--- up
-- segue: phase backfill
UPDATE users SET login = email WHERE login IS NULL;
