-- segue: irreversible reason="no release is left that knows the old name"
-- Each statement takes effect by itself: without the trigger, rows still come in before the column is gone.
ALTER TABLE people ALTER COLUMN username SET DEFAULT '';
DROP TRIGGER people_names_set;
DROP TRIGGER people_names_new;
ALTER TABLE people DROP COLUMN username;
