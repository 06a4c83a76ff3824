WITH moved AS (DELETE FROM orders RETURNING *) INSERT INTO archive (id, cid) SELECT id, cid FROM moved;
WITH u AS (UPDATE archive SET st = lower(st) RETURNING id) SELECT count(*) FROM u;
WITH few AS (SELECT id FROM orders LIMIT 5) DELETE FROM orders WHERE id IN (SELECT id FROM few);
