-- segue: backfill
UPDATE people SET first_name = split_part(name, ' ', 1), last_name = split_part(name, ' ', 2)
WHERE first_name IS NULL AND last_name IS NULL;
