ALTER TABLE users ADD COLUMN username text;
UPDATE users SET username = login;
ALTER TABLE users ALTER COLUMN username SET NOT NULL;
ALTER TABLE users ALTER COLUMN login DROP NOT NULL;
