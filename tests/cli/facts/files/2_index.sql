CREATE INDEX users_email ON users (email);
ALTER TABLE users ADD COLUMN a int, ALTER COLUMN email SET NOT NULL;
