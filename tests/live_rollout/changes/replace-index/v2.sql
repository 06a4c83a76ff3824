-- Release v2 looks for codes on a shelf.
-- op: 3 create
INSERT INTO items (id, code, shelf) VALUES (:new, :word_new, :word);
-- op: 3 move
UPDATE items SET shelf = :word WHERE id = :id;
-- none: what was written
SELECT id FROM items WHERE id = :id AND shelf <> :word;
-- op: remove
DELETE FROM items WHERE id = :id;
-- op: 2 look
SELECT id, code, shelf FROM items WHERE shelf = :word AND code = :word_id;
