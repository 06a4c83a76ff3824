-- segue: phase contract after release v9
ALTER TABLE users ADD COLUMN d TEXT;
