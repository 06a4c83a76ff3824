-- segue: irreversible reason="no release is left that keeps the two parts"
-- Each statement takes effect by itself: without the trigger, rows still come in before the columns are gone.
ALTER TABLE people ALTER COLUMN first_name SET DEFAULT '', ALTER COLUMN last_name SET DEFAULT '';
DROP TRIGGER people_names_set;
DROP TRIGGER people_names_new;
ALTER TABLE people DROP COLUMN first_name, DROP COLUMN last_name;
