-- segue: backfill
UPDATE people SET name = concat(first_name, ' ', last_name) WHERE name IS NULL;
