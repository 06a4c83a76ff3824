-- v1
SELECT id, name, note FROM people;
-- v2
SELECT id, first_name || ' ' || last_name, note FROM people;
-- none: a name that is missing
SELECT id FROM people WHERE first_name IS NULL OR last_name IS NULL;
