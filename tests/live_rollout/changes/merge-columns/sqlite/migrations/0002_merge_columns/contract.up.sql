-- segue: irreversible reason="no release is left that keeps the two parts"
DROP TRIGGER people_parts_set;
DROP TRIGGER people_name_set;
DROP TRIGGER people_parts_new;
DROP TRIGGER people_name_new;
ALTER TABLE people DROP COLUMN first_name;
ALTER TABLE people DROP COLUMN last_name;
