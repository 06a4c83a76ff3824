ALTER TABLE users ADD COLUMN email VARCHAR(190) NOT NUL;
CREATE INDEX users_email ON users (username);
