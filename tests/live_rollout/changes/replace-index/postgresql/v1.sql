-- Release v1 leaves it to the old index to find a code that is there already.
-- op: 3 create
INSERT INTO items (id, code, shelf) VALUES (:new, :word_new, :word) ON CONFLICT (code) DO NOTHING;
INSERT INTO items (id, code, shelf) VALUES (:new, :word_new, :word)
ON CONFLICT (code) DO UPDATE SET shelf = excluded.shelf;
-- none: what was written
SELECT id FROM items WHERE id = :new AND shelf <> :word;
-- op: 3 move
UPDATE items SET shelf = :word WHERE id = :id;
-- none: what was written
SELECT id FROM items WHERE id = :id AND shelf <> :word;
-- op: remove
DELETE FROM items WHERE id = :id;
-- op: 2 look
SELECT id, code, shelf FROM items WHERE code = :word_id;
