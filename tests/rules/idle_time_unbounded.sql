--- case: a transaction without a bound
--- dialects: postgresql
--- up
BEGIN;  -- note: idle-time-unbounded
CREATE TABLE users (id bigint PRIMARY KEY);
COMMIT;

--- case: bounded
--- dialects: postgresql
--- up
SET idle_in_transaction_session_timeout = '10s';
BEGIN;
CREATE TABLE users (id bigint PRIMARY KEY);
COMMIT;
