--- case: without an end
--- dialects: postgresql, sqlite
--- up
BEGIN;  -- error: transaction-left-open
CREATE TABLE users (id int PRIMARY KEY);

--- case: committed
--- dialects: postgresql, sqlite
--- up
BEGIN;
CREATE TABLE users (id int PRIMARY KEY);
COMMIT;
