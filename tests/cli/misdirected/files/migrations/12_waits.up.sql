-- segue: phase contract reason="nobody reads it"
-- segue: after release v9 reason="it reads it"
ALTER TABLE users DROP COLUMN old;
