-- segue: backfill where="code NOT LIKE '%-' || id"
UPDATE items SET code = 'item-' || id;
