UPDATE users SET email = CONCAT(username, '@example.org') WHERE email = '';
ALTER TABLE users ALTER COLUMN email DROP DEFAULT;
