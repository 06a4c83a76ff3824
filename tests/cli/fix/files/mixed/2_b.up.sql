-- the new one
ALTER TABLE a ADD COLUMN fresh text;

-- rows that are there
UPDATE a SET fresh = old;

-- and away with it
ALTER TABLE a DROP COLUMN gone;
