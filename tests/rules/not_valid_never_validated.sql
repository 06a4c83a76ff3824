--- case: forgotten
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age >= 18) NOT VALID;  -- warning: not-valid-never-validated
--- up
ALTER TABLE users ADD COLUMN phone text;

--- case: validated by a later migration
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age >= 18) NOT VALID;
--- up
ALTER TABLE users VALIDATE CONSTRAINT of_age;

--- case: the next migration may validate it
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age >= 18) NOT VALID;  -- note: not-valid-check-blocks-updates
