--- case: old code does not expect NULL
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int NOT NULL);
--- up
ALTER TABLE users ALTER COLUMN age DROP NOT NULL;  -- note: not-null-dropped

--- case: a column that could be NULL
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users ALTER COLUMN age DROP NOT NULL;
