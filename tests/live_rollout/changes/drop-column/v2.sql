-- Release v2 knows nothing of faxes.
-- op: 3 create
INSERT INTO people (id, name) VALUES (:new, :text);
-- none: what was written
SELECT id FROM people WHERE id = :new AND name <> :text;
-- op: 3 rename
UPDATE people SET name = :text WHERE id = :id;
-- none: what was written
SELECT id FROM people WHERE id = :id AND name <> :text;
-- op: remove
DELETE FROM people WHERE id = :id;
-- op: 2 look
SELECT id, name FROM people WHERE id = :id;
