ALTER TABLE users ADD COLUMN login text;
