-- Release v1 leaves the phone NULL now and then, and takes an empty one for the same.
-- op: 3 create
INSERT INTO contacts (id, name, phone) VALUES (:new, :text, :maybe);
-- op: create without
INSERT INTO contacts (id, name) VALUES (:new, :text);
-- op: 3 call
UPDATE contacts SET phone = :text_phone WHERE id = :id;
-- none: what was written
SELECT id FROM contacts WHERE id = :id AND (phone <> :text_phone OR phone IS NULL);
-- op: 2 forget
UPDATE contacts SET phone = NULL WHERE id = :id;
-- none: what was written
SELECT id FROM contacts WHERE id = :id AND phone <> '';
-- op: remove
DELETE FROM contacts WHERE id = :id;
-- op: 2 look
SELECT id, name, phone FROM contacts WHERE id = :id;
