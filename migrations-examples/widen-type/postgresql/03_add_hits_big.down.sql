ALTER TABLE events DROP COLUMN hits_big;
