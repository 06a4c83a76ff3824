-- Release v2 keeps a name in one piece: two words with a space between them.
-- op: 3 create
INSERT INTO people (id, name, note) VALUES (:new, :words, :text);
-- none: what was written
SELECT id FROM people WHERE id = :new AND (name <> :words OR name IS NULL);
-- op: 4 rename
UPDATE people SET name = :words WHERE id = :id;
-- none: what was written
SELECT id FROM people WHERE id = :id AND (name <> :words OR name IS NULL);
-- op: note
UPDATE people SET note = :text WHERE id = :id;
-- op: remove
DELETE FROM people WHERE id = :id;
-- op: 2 look
SELECT id, name, note FROM people WHERE id = :id;
