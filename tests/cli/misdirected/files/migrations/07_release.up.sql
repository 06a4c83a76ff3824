-- segue: after release
ALTER TABLE users ADD COLUMN f TEXT;
