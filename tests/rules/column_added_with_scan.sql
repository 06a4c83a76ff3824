--- case: a constraint that comes with the column
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY);
--- up
ALTER TABLE orders ADD COLUMN number int UNIQUE;  -- error: column-added-with-scan
ALTER TABLE orders ADD COLUMN amount int CHECK (amount > 0);  -- error: column-added-with-scan -- warning: table-blocked-repeatedly
ALTER TABLE orders ADD COLUMN user_id int DEFAULT 1 REFERENCES users (id);  -- error: column-added-with-scan -- warning: foreign-key-without-index -- warning: table-blocked-repeatedly

--- case: a check on a computed value
--- dialects: sqlite
--- given
CREATE TABLE orders (id int PRIMARY KEY);
--- up
ALTER TABLE orders ADD COLUMN amount int CHECK (amount > 0);  -- warning: column-added-with-scan

--- case: a column without conditions
--- given
CREATE TABLE orders (id int PRIMARY KEY);
--- up
ALTER TABLE orders ADD COLUMN number int;

--- case: a table that is as new as the migration
--- dialects: postgresql
--- up
CREATE TABLE orders (id int PRIMARY KEY);
ALTER TABLE orders ADD COLUMN number int UNIQUE;
