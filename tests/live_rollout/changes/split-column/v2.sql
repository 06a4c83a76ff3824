-- Release v2 keeps first and last name apart.
-- op: 3 create
INSERT INTO people (id, first_name, last_name, note) VALUES (:new, :text_a, :text_b, :text);
-- none: what was written
SELECT id FROM people WHERE id = :new AND (first_name <> :text_a OR last_name <> :text_b);
-- op: 2 rename
UPDATE people SET first_name = :text_a, last_name = :text_b WHERE id = :id;
-- none: what was written
SELECT id FROM people WHERE id = :id AND (first_name <> :text_a OR last_name <> :text_b);
-- op: 2 marry
UPDATE people SET last_name = :text WHERE id = :id;
-- none: what was written
SELECT id FROM people WHERE id = :id AND (last_name <> :text OR last_name IS NULL);
-- op: call
UPDATE people SET first_name = :text WHERE id = :id;
-- op: note
UPDATE people SET note = :text WHERE id = :id;
-- op: remove
DELETE FROM people WHERE id = :id;
-- op: 2 look
SELECT id, first_name, last_name, note FROM people WHERE id = :id;
