-- segue: backfill
UPDATE people SET login = username WHERE login IS NULL;
