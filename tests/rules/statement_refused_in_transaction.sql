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

--- case: what is to block nobody, inside of one
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email ON users (email);
--- wrapped
--- up
DROP INDEX CONCURRENTLY users_email;  -- error: statement-refused-in-transaction
