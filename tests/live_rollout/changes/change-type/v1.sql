-- Release v1 keeps the amount as text.
-- op: 3 create
INSERT INTO payments (id, amount, note) VALUES (:new, :number, :text);
-- none: what was written
SELECT id FROM payments WHERE id = :new AND amount <> :number;
-- op: 4 correct
UPDATE payments SET amount = :number WHERE id = :id;
-- none: what was written
SELECT id FROM payments WHERE id = :id AND amount <> :number;
-- op: unknown
UPDATE payments SET amount = NULL WHERE id = :id;
-- none: what was written
SELECT id FROM payments WHERE id = :id AND amount IS NOT NULL;
-- op: note
UPDATE payments SET note = :text WHERE id = :id;
-- op: remove
DELETE FROM payments WHERE id = :id;
-- op: 2 look
SELECT id, amount, note FROM payments WHERE id = :id;
