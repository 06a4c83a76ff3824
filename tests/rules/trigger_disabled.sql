--- case: switched off and left so
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users DISABLE TRIGGER ALL;  -- warning: trigger-disabled

--- case: switched on again in the same transaction
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
BEGIN;
ALTER TABLE users DISABLE TRIGGER ALL;
ALTER TABLE users ENABLE TRIGGER ALL;
COMMIT;
