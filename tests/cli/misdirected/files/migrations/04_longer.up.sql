-- segue: phase contracted
ALTER TABLE users ADD COLUMN c TEXT;
