-- segue: phase
ALTER TABLE users ADD COLUMN b TEXT;
