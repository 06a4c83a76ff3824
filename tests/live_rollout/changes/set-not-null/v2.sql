-- Release v2 always writes a phone, be it an empty one.
-- op: 3 create
INSERT INTO contacts (id, name, phone) VALUES (:new, :text, :text_phone);
-- none: what was written
SELECT id FROM contacts WHERE id = :new AND (phone <> :text_phone OR phone IS NULL);
-- op: 3 call
UPDATE contacts SET phone = :text_phone WHERE id = :id;
-- none: what was written
SELECT id FROM contacts WHERE id = :id AND (phone <> :text_phone OR phone IS NULL);
-- op: 2 forget
UPDATE contacts SET phone = '' WHERE id = :id;
-- op: rename
UPDATE contacts SET name = :text WHERE id = :id;
-- op: remove
DELETE FROM contacts WHERE id = :id;
-- op: 2 look
SELECT id, name, phone FROM contacts WHERE id = :id;
