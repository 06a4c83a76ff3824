ALTER TABLE somewhere ADD COLUMN x TEXT; PRAGMA user_version = 2;
