--- case: a schema
--- dialects: postgresql
--- given
CREATE SCHEMA shop;
--- up
ALTER SCHEMA shop RENAME TO store;  -- error: rename-object

--- case: a type
--- dialects: postgresql
--- given
CREATE TYPE mood AS ENUM ('sad', 'happy');
--- up
ALTER TYPE mood RENAME TO feeling;  -- error: rename-object

--- case: a function
--- dialects: postgresql
--- given
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
--- up
ALTER FUNCTION one() RENAME TO uno;  -- error: rename-object

--- case: a sequence
--- dialects: postgresql
--- given
CREATE SEQUENCE numbers;
--- up
ALTER SEQUENCE numbers RENAME TO counter;  -- error: rename-object

--- case: objects that are as new as the migration
--- dialects: postgresql
--- up
CREATE SCHEMA shop;
ALTER SCHEMA shop RENAME TO store;
CREATE TYPE mood AS ENUM ('sad', 'happy');
ALTER TYPE mood RENAME TO feeling;
CREATE SEQUENCE numbers;
ALTER SEQUENCE numbers RENAME TO counter;
