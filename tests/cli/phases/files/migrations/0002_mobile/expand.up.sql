ALTER TABLE people ADD COLUMN mobile text;
