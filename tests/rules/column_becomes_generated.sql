--- case: a column that comes back computed
--- dialects: mysql, mariadb
--- given
CREATE TABLE orders (id int PRIMARY KEY, amount int, total int);
--- up
ALTER TABLE orders DROP COLUMN total;  -- warning: drop-column
ALTER TABLE orders ADD COLUMN total int AS (amount * 2) VIRTUAL;  -- error: column-becomes-generated -- error: phases-mixed-in-one-migration

--- case: a computed column of another name
--- dialects: mysql, mariadb
--- given
CREATE TABLE orders (id int PRIMARY KEY, amount int, total int);
--- up
ALTER TABLE orders ADD COLUMN double_amount int AS (amount * 2) VIRTUAL;

--- case: a column that comes back computed and stored
--- dialects: postgresql
--- given
CREATE TABLE orders (id int PRIMARY KEY, amount int, total int);
--- up
ALTER TABLE orders DROP COLUMN total;  -- warning: drop-column
ALTER TABLE orders ADD COLUMN total int GENERATED ALWAYS AS (amount * 2) STORED;  -- error: column-becomes-generated -- error: phases-mixed-in-one-migration -- error: column-added-with-rewrite

--- case: a new column is generated from its beginning
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, first text);
--- up
CREATE TABLE members (id bigint PRIMARY KEY, first text, short text GENERATED ALWAYS AS (lower(first)) STORED);
