--- case: made for the session
--- dialects: postgresql
--- wrapped
--- up
SET lock_timeout = '2s';  -- warning: setting-outlives-transaction
CREATE TABLE users (id bigint PRIMARY KEY);

--- case: made for the transaction
--- dialects: postgresql
--- wrapped
--- up
SET LOCAL lock_timeout = '2s';
CREATE TABLE users (id bigint PRIMARY KEY);
