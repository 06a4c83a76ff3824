-- segue: irreversible reason="only releases are left that keep to it"
-- segue: no-transaction
ALTER TABLE orders ADD CONSTRAINT orders_customer_there FOREIGN KEY (customer_id) REFERENCES customers (id)
  ON DELETE SET NULL NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_there;
DROP TRIGGER customers_gone ON customers;
DROP TRIGGER orders_customer_there ON orders;
DROP FUNCTION customers_gone();
DROP FUNCTION orders_customer_there();
