--- case: wrapped by the tool
--- dialects: sqlite
--- wrapped
--- up
PRAGMA foreign_keys = OFF;  -- warning: setting-ignored-in-transaction
CREATE TABLE users (id INTEGER PRIMARY KEY);

--- case: before the transaction
--- dialects: sqlite
--- up
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE users (id INTEGER PRIMARY KEY);
COMMIT;
