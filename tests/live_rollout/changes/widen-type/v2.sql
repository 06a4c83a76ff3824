-- Release v2 writes longer ones.
-- op: 3 create
INSERT INTO notes (id, body) VALUES (:new, :long);
-- none: what was written
SELECT id FROM notes WHERE id = :new AND body <> :long;
-- op: 3 edit
UPDATE notes SET body = :long WHERE id = :id;
-- none: what was written
SELECT id FROM notes WHERE id = :id AND body <> :long;
-- op: remove
DELETE FROM notes WHERE id = :id;
-- op: 2 look
SELECT id, body FROM notes WHERE id = :id;
