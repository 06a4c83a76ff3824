-- segue: after relase v9
ALTER TABLE users ADD COLUMN e TEXT;
