-- Release v1 writes a stock below zero now and then, and takes it for none.
-- op: 3 create
INSERT INTO items (id, name, stock) VALUES (:new, :text, :signed);
-- op: 4 count
UPDATE items SET stock = :signed WHERE id = :id;
-- none: what was written
SELECT id FROM items WHERE id = :id AND stock > 0 AND stock <> :signed;
-- op: take
UPDATE items SET stock = stock - :number WHERE id = :id;
-- op: remove
DELETE FROM items WHERE id = :id;
-- op: 2 look
SELECT id, name, stock FROM items WHERE id = :id;
