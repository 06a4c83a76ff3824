-- v1
SELECT id, first_name || ' ' || last_name, note FROM people;
-- v2
SELECT id, name, note FROM people;
-- none: a name that is missing
SELECT id FROM people WHERE name IS NULL;
