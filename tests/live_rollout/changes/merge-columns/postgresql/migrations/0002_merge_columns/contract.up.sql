-- segue: irreversible reason="no release is left that keeps the two parts"
DROP TRIGGER people_names ON people;
DROP FUNCTION people_names();
ALTER TABLE people DROP COLUMN first_name, DROP COLUMN last_name;
