-- segue: backfill
UPDATE items SET stock = 0 WHERE stock < 0;
