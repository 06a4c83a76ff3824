-- Release v2 puts the row's number into the code.
-- op: 3 create
INSERT INTO items (id, code, name) VALUES (:new, :word_new, :text);
-- none: what was written
SELECT id FROM items WHERE id = :new AND code <> :word_new;
-- op: 3 recode
UPDATE items SET code = :word_id WHERE id = :id;
-- none: what was written
SELECT id FROM items WHERE id = :id AND code <> :word_id;
-- op: rename
UPDATE items SET name = :text WHERE id = :id;
-- op: remove
DELETE FROM items WHERE id = :id;
-- op: 2 look
SELECT id, code, name FROM items WHERE id = :id;
