ALTER TABLE people ADD COLUMN mail text;
