-- segue: backfill
UPDATE orders SET customer_id = NULL
WHERE customer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = orders.customer_id);
