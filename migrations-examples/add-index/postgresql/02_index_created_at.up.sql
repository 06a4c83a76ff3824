-- segue: no-transaction
CREATE INDEX CONCURRENTLY users_created_at ON users (created_at) INCLUDE (username);
CREATE UNIQUE INDEX CONCURRENTLY users_username ON users (lower(username));
