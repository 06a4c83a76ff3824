ALTER TABLE people ADD COLUMN name text;
ALTER TABLE people DROP COLUMN nick;
