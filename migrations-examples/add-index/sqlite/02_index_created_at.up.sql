CREATE INDEX users_created_at ON users (created_at);
CREATE UNIQUE INDEX users_username ON users (username COLLATE NOCASE);
