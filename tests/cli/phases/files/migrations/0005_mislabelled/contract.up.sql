ALTER TABLE people ADD COLUMN city text;
