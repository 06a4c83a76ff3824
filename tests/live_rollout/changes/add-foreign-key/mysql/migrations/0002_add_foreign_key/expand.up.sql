CREATE TRIGGER orders_customer_new BEFORE INSERT ON orders FOR EACH ROW
SET NEW.customer_id = (SELECT id FROM customers WHERE id = NEW.customer_id LOCK IN SHARE MODE);

CREATE TRIGGER orders_customer_set BEFORE UPDATE ON orders FOR EACH ROW
SET NEW.customer_id = (SELECT id FROM customers WHERE id = NEW.customer_id LOCK IN SHARE MODE);

CREATE TRIGGER customers_gone AFTER DELETE ON customers FOR EACH ROW
UPDATE orders SET customer_id = NULL WHERE customer_id = OLD.id;
