-- op: 3 create
INSERT INTO accounts (id, name) VALUES (:new, :text);
-- none: what was written
SELECT id FROM accounts WHERE id = :new AND name <> :text;
-- op: 4 rename
UPDATE accounts SET name = :text WHERE id = :id;
-- none: what was written
SELECT id FROM accounts WHERE id = :id AND name <> :text;
-- op: remove
DELETE FROM accounts WHERE id = :id;
-- op: 2 look
SELECT id, name FROM accounts WHERE id = :id;
