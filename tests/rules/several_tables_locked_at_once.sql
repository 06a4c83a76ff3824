--- case: two tables in one transaction
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN login text;
ALTER TABLE orders ADD COLUMN note text;  -- note: several-tables-locked-at-once

--- case: each commits for itself
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN login text;
ALTER TABLE orders ADD COLUMN note text;
