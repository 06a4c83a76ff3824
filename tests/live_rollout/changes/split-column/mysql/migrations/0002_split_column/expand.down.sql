DROP TRIGGER people_names_set;
DROP TRIGGER people_names_new;
ALTER TABLE people DROP COLUMN last_name, DROP COLUMN first_name;
