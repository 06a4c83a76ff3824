-- Release v1 takes no care of orders of customers that are gone; it takes them for orders of nobody.
-- op: 2 create customer
INSERT INTO customers (id, name) VALUES (:new, :text);
-- op: 3 create
INSERT INTO orders (id, customer_id, total) VALUES (:new, :id, :number);
-- op: create of nobody
INSERT INTO orders (id, customer_id, total) VALUES (:new, -1, :number);
-- op: 2 give
UPDATE orders SET customer_id = :id_other WHERE id = :id;
-- op: 2 count
UPDATE orders SET total = :number WHERE id = :id;
-- none: what was written
SELECT id FROM orders WHERE id = :id AND total <> :number;
-- op: remove customer
DELETE FROM customers WHERE id = :id;
-- op: remove
DELETE FROM orders WHERE id = :id;
-- op: 2 look
SELECT o.id, o.total, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.id = :id;
