-- Release v2 calls it `login`.
-- op: 3 create
INSERT INTO people (id, login, note) VALUES (:new, :text, :text_note);
-- none: what was written
SELECT id FROM people WHERE id = :new AND login <> :text;
-- op: 4 rename
UPDATE people SET login = :text WHERE id = :id;
-- none: what was written
SELECT id FROM people WHERE id = :id AND (login <> :text OR login IS NULL);
-- op: note
UPDATE people SET note = :text WHERE id = :id;
-- op: both
UPDATE people SET login = :text, note = :text_note WHERE id = :id;
-- op: remove
DELETE FROM people WHERE id = :id;
-- op: 2 look
SELECT id, login, note FROM people WHERE id = :id;
-- op: find
SELECT id FROM people WHERE login = :text;
