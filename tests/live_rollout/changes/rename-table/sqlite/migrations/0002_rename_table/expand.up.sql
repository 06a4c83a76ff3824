CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT);

-- Each writes only what the other table does not have: what a trigger has written is not written back.
CREATE TRIGGER customers_new AFTER INSERT ON customers
WHEN NOT EXISTS (SELECT 1 FROM clients WHERE id = new.id)
BEGIN
  INSERT INTO clients (id, name, city) VALUES (new.id, new.name, new.city);
END;

CREATE TRIGGER customers_set AFTER UPDATE ON customers
BEGIN
  UPDATE clients SET name = new.name, city = new.city
  WHERE id = new.id AND (name IS NOT new.name OR city IS NOT new.city);
END;

CREATE TRIGGER customers_gone AFTER DELETE ON customers
BEGIN
  DELETE FROM clients WHERE id = old.id;
END;

CREATE TRIGGER clients_new AFTER INSERT ON clients
WHEN NOT EXISTS (SELECT 1 FROM customers WHERE id = new.id)
BEGIN
  INSERT INTO customers (id, name, city) VALUES (new.id, new.name, new.city);
END;

CREATE TRIGGER clients_set AFTER UPDATE ON clients
BEGIN
  UPDATE customers SET name = new.name, city = new.city
  WHERE id = new.id AND (name IS NOT new.name OR city IS NOT new.city);
END;

CREATE TRIGGER clients_gone AFTER DELETE ON clients
BEGIN
  DELETE FROM customers WHERE id = old.id;
END;
