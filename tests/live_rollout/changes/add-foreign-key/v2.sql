-- Release v2 writes only customers that are there, and holds them until it is done.
-- op: 2 create customer
INSERT INTO customers (id, name) VALUES (:new, :text);
-- op: 3 create
INSERT INTO orders (id, customer_id, total)
SELECT :new, id, :number FROM customers WHERE id = :id;
-- op: 2 count
UPDATE orders SET total = :number WHERE id = :id;
-- none: what was written
SELECT id FROM orders WHERE id = :id AND total <> :number;
-- op: remove customer
UPDATE orders SET customer_id = NULL WHERE customer_id = :id;
DELETE FROM customers WHERE id = :id;
-- op: remove
DELETE FROM orders WHERE id = :id;
-- op: 2 look
SELECT o.id, o.total, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.id = :id;
