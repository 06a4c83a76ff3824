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

--- case: another type takes the old name
--- dialects: postgresql
--- given
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE users (id int PRIMARY KEY, feels mood);
--- up
ALTER TYPE mood RENAME TO old_mood;
CREATE TYPE mood AS ENUM ('sad', 'happy', 'calm');
ALTER TABLE users ALTER COLUMN feels TYPE mood USING feels::text::mood;  -- error: column-changed-with-rewrite
DROP TYPE old_mood;

--- case: the sequence of a column is found by the column
--- dialects: postgresql
--- given
CREATE TABLE users (id serial PRIMARY KEY);
--- up
ALTER SEQUENCE users_id_seq RENAME TO people_id_seq;

--- case: the function of a trigger
--- dialects: postgresql
--- given
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
--- up
ALTER FUNCTION stamp() RENAME TO put_stamp;
