CREATE TRIGGER orders_customer_new AFTER INSERT ON orders
WHEN new.customer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM customers WHERE id = new.customer_id)
BEGIN
  UPDATE orders SET customer_id = NULL WHERE id = new.id;
END;

CREATE TRIGGER orders_customer_set AFTER UPDATE OF customer_id ON orders
WHEN new.customer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM customers WHERE id = new.customer_id)
BEGIN
  UPDATE orders SET customer_id = NULL WHERE id = new.id;
END;

CREATE TRIGGER customers_gone AFTER DELETE ON customers
BEGIN
  UPDATE orders SET customer_id = NULL WHERE customer_id = old.id;
END;
