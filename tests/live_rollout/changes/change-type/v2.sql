-- Release v2 keeps it as a number, in a column of its own.
-- op: 3 create
INSERT INTO payments (id, cents, note) VALUES (:new, :number, :text);
-- none: what was written
SELECT id FROM payments WHERE id = :new AND (cents <> :number OR cents IS NULL);
-- op: 4 correct
UPDATE payments SET cents = :number WHERE id = :id;
-- none: what was written
SELECT id FROM payments WHERE id = :id AND (cents <> :number OR cents IS NULL);
-- op: 2 add
UPDATE payments SET cents = cents + 1 WHERE id = :id;
-- op: note
UPDATE payments SET note = :text WHERE id = :id;
-- op: remove
DELETE FROM payments WHERE id = :id;
-- op: 2 look
SELECT id, cents, note FROM payments WHERE id = :id AND cents >= 0;
