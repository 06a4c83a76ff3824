DROP TRIGGER people_names_set;
DROP TRIGGER people_names_new;
ALTER TABLE people DROP COLUMN name;
