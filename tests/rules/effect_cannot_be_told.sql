--- case: SQL that is put together
--- dialects: postgresql
--- up
DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'users'; END $$;  -- warning: effect-cannot-be-told

--- case: plain SQL
--- dialects: postgresql
--- up
CREATE TABLE users (id int PRIMARY KEY);
