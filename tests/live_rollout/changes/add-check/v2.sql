-- op: 3 create
INSERT INTO items (id, name, stock) VALUES (:new, :text, :number);
-- none: what was written
SELECT id FROM items WHERE id = :new AND stock <> :number;
-- op: 3 count
UPDATE items SET stock = :number WHERE id = :id;
-- none: what was written
SELECT id FROM items WHERE id = :id AND stock <> :number;
-- op: take
UPDATE items SET stock = stock - :number WHERE id = :id AND stock >= :number;
-- op: remove
DELETE FROM items WHERE id = :id;
-- op: 2 look
SELECT id, name, stock FROM items WHERE id = :id;
