--- case: with a test of all rows
--- dialects: postgresql, mysql, mariadb >= 10
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age >= 18);  -- error: check-added-under-lock

--- case: the rows are tested later
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age >= 18) NOT VALID;  -- note: not-valid-check-blocks-updates

--- case: a table of the same migration
--- dialects: postgresql, mysql, mariadb
--- up
CREATE TABLE users (id bigint PRIMARY KEY, age int);
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age >= 18);
