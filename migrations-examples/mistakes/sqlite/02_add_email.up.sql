ALTER TABLE users ADD COLUMN email TEXT NOT NUL;
CREATE INDEX users_email ON users (username);
