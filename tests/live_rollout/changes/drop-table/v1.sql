-- Release v1 writes down in a table of its own what it does.
-- op: 3 create
INSERT INTO items (id, name) VALUES (:new, :text);
INSERT INTO item_log (id, item_id, what) VALUES (:new, :new, 'created');
-- op: 3 rename
UPDATE items SET name = :text WHERE id = :id;
INSERT INTO item_log (id, item_id, what) VALUES (:new, :id, 'renamed');
-- none: what was written
SELECT id FROM items WHERE id = :id AND name <> :text;
-- op: remove
DELETE FROM items WHERE id = :id;
DELETE FROM item_log WHERE item_id = :id;
-- op: 2 look
SELECT id, name FROM items WHERE id = :id;
-- op: log
SELECT what FROM item_log WHERE item_id = :id;
