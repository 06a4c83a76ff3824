-- segue: backfill
UPDATE people SET first_name = substring_index(name, ' ', 1), last_name = substring_index(name, ' ', -1)
WHERE first_name IS NULL AND last_name IS NULL;
