--- case: a table that other sessions write to
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
ALTER TABLE users ALTER COLUMN email SET NOT NULL;  -- error: not-null-set-under-lock -- warning: not-null-set

--- case: a constraint that is proved at once
--- dialects: postgresql >= 18
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
ALTER TABLE users ADD CONSTRAINT email_set NOT NULL email;  -- error: not-null-set-under-lock -- warning: not-null-set

--- case: a table born in the same migration is empty
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, email text);
ALTER TABLE users ALTER COLUMN email SET NOT NULL;

--- case: a validated check spares the scan
--- dialects: postgresql >= 12
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text,
                    CONSTRAINT email_set CHECK (email IS NOT NULL));
--- up
ALTER TABLE users ALTER COLUMN email SET NOT NULL;

--- case: the proof goes before the server looks for it
--- dialects: postgresql >= 12
--- given
CREATE TABLE users (id int PRIMARY KEY, age int, CONSTRAINT age_set CHECK (age IS NOT NULL));
--- up
ALTER TABLE users
  ALTER COLUMN age SET NOT NULL,  -- error: not-null-set-under-lock -- warning: not-null-set
  DROP CONSTRAINT age_set;  -- note: drop-constraint

--- case: the proof comes after the server has looked for it
--- dialects: postgresql >= 12
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
ALTER TABLE users ADD CONSTRAINT age_set CHECK (age IS NOT NULL) NOT VALID;
--- up
ALTER TABLE users
  VALIDATE CONSTRAINT age_set,  -- error: work-while-lock-held
  ALTER COLUMN age SET NOT NULL;  -- error: not-null-set-under-lock
