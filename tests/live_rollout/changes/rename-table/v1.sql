-- op: 3 create
INSERT INTO clients (id, name, city) VALUES (:new, :text, :word);
-- none: what was written
SELECT id FROM clients WHERE id = :new AND name <> :text;
-- op: 3 rename
UPDATE clients SET name = :text WHERE id = :id;
-- none: what was written
SELECT id FROM clients WHERE id = :id AND name <> :text;
-- op: remove
DELETE FROM clients WHERE id = :id;
-- none: what was written
SELECT id FROM clients WHERE id = :id;
-- op: 2 look
SELECT id, name, city FROM clients WHERE id = :id;
