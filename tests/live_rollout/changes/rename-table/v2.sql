-- Until they are copied, release v2 does not see the rows that were there before it.
-- op: 3 create
INSERT INTO customers (id, name, city) VALUES (:new, :text, :word);
-- none: what was written
SELECT id FROM customers WHERE id = :new AND name <> :text;
-- op: 3 rename
UPDATE customers SET name = :text WHERE id = :id;
-- none: what was written
SELECT id FROM customers WHERE id = :id AND name <> :text;
-- op: remove
DELETE FROM customers WHERE id = :id;
-- none: what was written
SELECT id FROM customers WHERE id = :id;
-- op: 2 look
SELECT id, name, city FROM customers WHERE id = :id;
