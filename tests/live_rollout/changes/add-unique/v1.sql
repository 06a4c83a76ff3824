-- Release v1 takes care of nothing: codes may be there twice.
-- op: 3 create
INSERT INTO items (id, code, name) VALUES (:new, :word, :text);
-- none: what was written, made unique by the row's number or not
SELECT id FROM items WHERE id = :new AND code NOT LIKE :word_like;
-- op: 4 recode
UPDATE items SET code = :word WHERE id = :id;
-- none: what was written, made unique by the row's number or not
SELECT id FROM items WHERE id = :id AND code NOT LIKE :word_like;
-- op: rename
UPDATE items SET name = :text WHERE id = :id;
-- op: remove
DELETE FROM items WHERE id = :id;
-- op: 2 look
SELECT id, code, name FROM items WHERE id = :id;
