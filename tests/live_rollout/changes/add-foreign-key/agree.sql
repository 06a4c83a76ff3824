-- v1
SELECT id, total FROM orders;
-- v2
SELECT id, total FROM orders;
-- none: an order of a customer that is gone
SELECT id FROM orders WHERE customer_id IS NOT NULL AND customer_id NOT IN (SELECT id FROM customers);
