-- Release v2 knows in which state an account is.
-- op: 3 create
INSERT INTO accounts (id, name, state) VALUES (:new, :text, :word);
-- none: what was written
SELECT id FROM accounts WHERE id = :new AND (name <> :text OR state <> :word);
-- op: 3 change
UPDATE accounts SET state = :word WHERE id = :id;
-- none: what was written
SELECT id FROM accounts WHERE id = :id AND state <> :word;
-- op: 2 rename
UPDATE accounts SET name = :text WHERE id = :id;
-- op: remove
DELETE FROM accounts WHERE id = :id;
-- op: 2 look
SELECT id, name, state FROM accounts WHERE id = :id AND state <> 'none';
