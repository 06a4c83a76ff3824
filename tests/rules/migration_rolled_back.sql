--- case: a script that was tried out ends as it was tried
--- dialects: sqlite, postgresql
--- up
BEGIN;
CREATE TABLE users (id integer PRIMARY KEY);
ROLLBACK;  -- error: migration-rolled-back

--- case: a script that keeps what it does
--- dialects: sqlite, postgresql
--- up
BEGIN;
CREATE TABLE users (id integer PRIMARY KEY);
COMMIT;

--- case: a part of a script is taken back
--- dialects: sqlite, postgresql
--- up
BEGIN;
SAVEPOINT a;
CREATE TABLE users (id integer PRIMARY KEY);
ROLLBACK TO SAVEPOINT a;
COMMIT;
