--- case: the tool has begun one
--- dialects: postgresql, sqlite
--- wrapped
--- up
BEGIN;  -- error: transaction-nested
CREATE TABLE users (id int PRIMARY KEY);
COMMIT;

--- case: the tool's own is ended
--- dialects: postgresql
--- wrapped
--- up
CREATE TABLE users (id int PRIMARY KEY);
COMMIT;  -- error: transaction-nested

--- case: the script's own
--- dialects: postgresql, sqlite
--- up
BEGIN;
CREATE TABLE users (id int PRIMARY KEY);
COMMIT;
