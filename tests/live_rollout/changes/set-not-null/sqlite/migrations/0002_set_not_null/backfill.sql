-- segue: backfill
UPDATE contacts SET phone = '' WHERE phone IS NULL;
