-- segue: irreversible reason="no release is left that knows the old name"
DROP TRIGGER people_names ON people;
DROP FUNCTION people_names();
ALTER TABLE people DROP COLUMN username;
