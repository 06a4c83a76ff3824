-- segue: irreversible reason="no release is left that keeps a name in one piece"
-- Each statement takes effect by itself: without the trigger, rows still come in before the column is gone.
ALTER TABLE people ALTER COLUMN name SET DEFAULT '';
DROP TRIGGER people_names_set;
DROP TRIGGER people_names_new;
ALTER TABLE people DROP COLUMN name;
