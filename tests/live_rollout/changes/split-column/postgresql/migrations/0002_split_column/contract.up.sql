-- segue: irreversible reason="no release is left that keeps a name in one piece"
DROP TRIGGER people_names ON people;
DROP FUNCTION people_names();
ALTER TABLE people DROP COLUMN name;
