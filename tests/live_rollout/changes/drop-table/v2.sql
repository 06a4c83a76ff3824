-- op: 3 create
INSERT INTO items (id, name) VALUES (:new, :text);
-- op: 3 rename
UPDATE items SET name = :text WHERE id = :id;
-- none: what was written
SELECT id FROM items WHERE id = :id AND name <> :text;
-- op: remove
DELETE FROM items WHERE id = :id;
-- op: 2 look
SELECT id, name FROM items WHERE id = :id;
