-- segue: backfill where="code NOT LIKE concat('%-', id)"
UPDATE items SET code = concat('item-', id);
