-- segue: backfill key=id
UPDATE people SET mail = lower(email) WHERE mail IS NULL;
