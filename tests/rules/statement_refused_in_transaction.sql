--- case: wrapped by the tool
--- dialects: postgresql
--- wrapped
--- up
CREATE DATABASE reports;  -- error: statement-refused-in-transaction

--- case: outside a transaction
--- dialects: postgresql
--- up
CREATE DATABASE reports;

--- case: a setting of which the server insists
--- dialects: sqlite
--- wrapped
--- up
PRAGMA synchronous = OFF;  -- error: statement-refused-in-transaction

--- case: outside of one
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY);
--- up
VACUUM;
