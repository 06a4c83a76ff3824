-- segue: backfill
UPDATE items SET code = concat(code, '-', id) WHERE code NOT LIKE concat('%-', id);
