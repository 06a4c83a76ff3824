--- case: a check that is only declared
--- dialects: postgresql >= 18, mysql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age >= 18) NOT ENFORCED;  -- warning: constraint-not-enforced

--- case: a check of a new table
--- dialects: postgresql >= 18, mysql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, age int CHECK (age >= 18));
