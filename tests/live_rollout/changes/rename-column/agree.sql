-- v1
SELECT id, username, note FROM people;
-- v2
SELECT id, login, note FROM people;
-- none: a login that is missing
SELECT id FROM people WHERE login IS NULL;
