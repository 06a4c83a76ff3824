-- v1
SELECT id, name FROM people;
-- v2
SELECT id, name FROM people;
