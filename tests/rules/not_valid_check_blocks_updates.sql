--- case: old rows may fail it
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age >= 18) NOT VALID;  -- note: not-valid-check-blocks-updates

--- case: the column is new, too
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN age int;
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age >= 18) NOT VALID;
