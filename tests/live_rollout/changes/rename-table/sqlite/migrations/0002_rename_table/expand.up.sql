CREATE VIEW customers AS SELECT id, name, city FROM clients;

CREATE TRIGGER customers_new INSTEAD OF INSERT ON customers
BEGIN
  INSERT INTO clients (id, name, city) VALUES (new.id, new.name, new.city);
END;

CREATE TRIGGER customers_set INSTEAD OF UPDATE ON customers
BEGIN
  UPDATE clients SET name = new.name, city = new.city WHERE id = old.id;
END;

CREATE TRIGGER customers_gone INSTEAD OF DELETE ON customers
BEGIN
  DELETE FROM clients WHERE id = old.id;
END;
