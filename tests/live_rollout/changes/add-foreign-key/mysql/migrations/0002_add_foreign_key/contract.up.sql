-- segue: irreversible reason="only releases are left that keep to it"
-- segue: ignore foreign-key-added-under-lock reason="the table is small"
ALTER TABLE orders ADD CONSTRAINT orders_customer_there FOREIGN KEY (customer_id) REFERENCES customers (id)
  ON DELETE SET NULL;
DROP TRIGGER customers_gone;
DROP TRIGGER orders_customer_set;
DROP TRIGGER orders_customer_new;
