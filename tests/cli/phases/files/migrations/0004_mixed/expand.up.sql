ALTER TABLE people ADD COLUMN nick text;
ALTER TABLE people DROP COLUMN name;
