ALTER TABLE users ADD COLUMN nick TEXT;
CREATE INDEX users_email ON users (email);
