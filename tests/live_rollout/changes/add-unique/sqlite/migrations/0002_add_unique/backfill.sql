-- segue: backfill
UPDATE items SET code = code || '-' || id WHERE code NOT LIKE '%-' || id;
