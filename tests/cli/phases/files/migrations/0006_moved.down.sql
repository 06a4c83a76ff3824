ALTER TABLE people ADD COLUMN age int;
UPDATE people SET age = years WHERE age IS NULL;
ALTER TABLE people DROP COLUMN years;
