-- op: 3 create
INSERT INTO notes (id, body) VALUES (:new, :text);
-- op: 3 edit
UPDATE notes SET body = :text WHERE id = :id;
-- none: what was written
SELECT id FROM notes WHERE id = :id AND body <> :text;
-- op: remove
DELETE FROM notes WHERE id = :id;
-- op: 2 look
SELECT id, body FROM notes WHERE id = :id;
