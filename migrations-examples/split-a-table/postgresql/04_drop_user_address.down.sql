ALTER TABLE users ADD COLUMN street text, ADD COLUMN city text;
