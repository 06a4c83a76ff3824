ALTER TABLE accounts DROP COLUMN state;
