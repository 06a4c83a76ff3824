DROP TRIGGER people_parts_set;
DROP TRIGGER people_name_set;
DROP TRIGGER people_parts_new;
DROP TRIGGER people_name_new;
ALTER TABLE people DROP COLUMN name;
