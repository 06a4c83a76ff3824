--- case: a table has a column of the type
--- dialects: postgresql
--- given
CREATE TYPE address AS (street text, city text);
CREATE TABLE users (id int PRIMARY KEY, home address);
--- up
ALTER TYPE address ADD ATTRIBUTE country text CASCADE;  -- warning: composite-type-altered

--- case: no table has one
--- dialects: postgresql
--- given
CREATE TYPE address AS (street text, city text);
--- up
ALTER TYPE address ADD ATTRIBUTE country text CASCADE;
