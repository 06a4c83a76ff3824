--- case: a form that came with a later version
--- dialects: postgresql >= 16
--- given
CREATE TABLE users (id int PRIMARY KEY, age int, next_age int GENERATED ALWAYS AS (age + 1) STORED);
--- up
ALTER TABLE users ALTER COLUMN next_age SET EXPRESSION AS (age + 2);  -- error: statement-refused

--- case: a version that knows it
--- dialects: postgresql >= 17
--- up
CREATE TABLE users (id int PRIMARY KEY, age int, next_age int GENERATED ALWAYS AS (age + 1) STORED);
ALTER TABLE users ALTER COLUMN next_age SET EXPRESSION AS (age + 2);
