-- segue: irreversible reason="no release is left that keeps a name in one piece"
DROP TRIGGER people_name_set;
DROP TRIGGER people_parts_set;
DROP TRIGGER people_names_new;
ALTER TABLE people DROP COLUMN name;
