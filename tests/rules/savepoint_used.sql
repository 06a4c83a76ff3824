--- case: a savepoint
--- dialects: postgresql
--- up
BEGIN;
SAVEPOINT a;  -- note: savepoint-used
CREATE TABLE users (id int PRIMARY KEY);
COMMIT;

--- case: none
--- dialects: postgresql
--- up
BEGIN;
CREATE TABLE users (id int PRIMARY KEY);
COMMIT;
