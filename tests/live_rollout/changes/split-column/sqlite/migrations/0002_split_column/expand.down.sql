DROP TRIGGER people_name_set;
DROP TRIGGER people_parts_set;
DROP TRIGGER people_names_new;
ALTER TABLE people DROP COLUMN last_name;
ALTER TABLE people DROP COLUMN first_name;
