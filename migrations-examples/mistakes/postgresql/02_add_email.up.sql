ALTER TABLE users ADD COLUMN email text NOT NUL;
CREATE INDEX users_email ON users (username);
