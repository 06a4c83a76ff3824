ALTER TABLE people ADD COLUMN years int;
UPDATE people SET years = age WHERE years IS NULL;
ALTER TABLE people DROP COLUMN age;
