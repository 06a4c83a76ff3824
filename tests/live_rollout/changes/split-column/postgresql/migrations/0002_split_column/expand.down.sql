DROP TRIGGER people_names ON people;
DROP FUNCTION people_names();
ALTER TABLE people DROP COLUMN last_name, DROP COLUMN first_name;
