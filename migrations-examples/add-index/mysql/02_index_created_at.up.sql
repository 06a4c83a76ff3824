CREATE INDEX users_created_at ON users (created_at) ALGORITHM=INPLACE LOCK=NONE;
ALTER TABLE users ADD UNIQUE INDEX users_username (username), ALGORITHM=INPLACE, LOCK=NONE;
