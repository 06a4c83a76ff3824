-- segue: irreversible reason="only releases are left that keep to it"
DROP TRIGGER orders_customer_set;
DROP TRIGGER orders_customer_new;
DROP TRIGGER customers_gone;
CREATE TABLE orders_new (
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER REFERENCES customers (id) ON DELETE SET NULL,
  total       INTEGER NOT NULL
);
INSERT INTO orders_new (id, customer_id, total) SELECT id, customer_id, total FROM orders;
DROP TABLE orders;
ALTER TABLE orders_new RENAME TO orders;
CREATE INDEX orders_customer ON orders (customer_id);
