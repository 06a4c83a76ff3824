-- segue: backfill
UPDATE people SET name = first_name || ' ' || last_name WHERE name IS NULL;
