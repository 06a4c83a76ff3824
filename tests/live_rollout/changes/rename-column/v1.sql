-- Release v1 calls it `username`.
-- op: 3 create
INSERT INTO people (id, username, note) VALUES (:new, :text, :text_note);
-- none: what was written
SELECT id FROM people WHERE id = :new AND username <> :text;
-- op: 4 rename
UPDATE people SET username = :text WHERE id = :id;
-- none: what was written
SELECT id FROM people WHERE id = :id AND username <> :text;
-- op: note
UPDATE people SET note = :text WHERE id = :id;
-- op: both
UPDATE people SET username = :text, note = :text_note WHERE id = :id;
-- op: remove
DELETE FROM people WHERE id = :id;
-- op: 2 look
SELECT id, username, note FROM people WHERE id = :id;
-- op: find
SELECT id FROM people WHERE username = :text;
