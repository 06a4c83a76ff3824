-- Release v1 takes care of nothing: codes may be there twice, and one that has no row's number in it is no promise.
-- op: 3 create
INSERT INTO items (id, code, name) VALUES (:new, :word, :text);
-- none: what was written, or what makes the row unique
SELECT id FROM items WHERE id = :new AND code NOT LIKE :word_like AND code NOT LIKE 'item-%';
-- op: 4 recode
UPDATE items SET code = :word WHERE id = :id;
-- none: what was written, or what makes the row unique
SELECT id FROM items WHERE id = :id AND code NOT LIKE :word_like AND code NOT LIKE 'item-%';
-- op: rename
UPDATE items SET name = :text WHERE id = :id;
-- op: remove
DELETE FROM items WHERE id = :id;
-- op: 2 look
SELECT id, code, name FROM items WHERE id = :id;
