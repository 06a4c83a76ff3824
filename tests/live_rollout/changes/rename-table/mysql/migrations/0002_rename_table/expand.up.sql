CREATE TABLE customers (
  id   BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  city VARCHAR(100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

DELIMITER //
-- Each writes only what the other table does not have: what a trigger has written is not written back.
CREATE TRIGGER customers_new AFTER INSERT ON customers FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM clients WHERE id = NEW.id) THEN
    INSERT INTO clients (id, name, city) VALUES (NEW.id, NEW.name, NEW.city);
  END IF;
END//

CREATE TRIGGER customers_set AFTER UPDATE ON customers FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM clients WHERE id = NEW.id AND NOT (name <=> NEW.name AND city <=> NEW.city)) THEN
    UPDATE clients SET name = NEW.name, city = NEW.city WHERE id = NEW.id;
  END IF;
END//

CREATE TRIGGER customers_gone AFTER DELETE ON customers FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM clients WHERE id = OLD.id) THEN
    DELETE FROM clients WHERE id = OLD.id;
  END IF;
END//

CREATE TRIGGER clients_new AFTER INSERT ON clients FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM customers WHERE id = NEW.id) THEN
    INSERT INTO customers (id, name, city) VALUES (NEW.id, NEW.name, NEW.city);
  END IF;
END//

CREATE TRIGGER clients_set AFTER UPDATE ON clients FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM customers WHERE id = NEW.id AND NOT (name <=> NEW.name AND city <=> NEW.city)) THEN
    UPDATE customers SET name = NEW.name, city = NEW.city WHERE id = NEW.id;
  END IF;
END//

CREATE TRIGGER clients_gone AFTER DELETE ON clients FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM customers WHERE id = OLD.id) THEN
    DELETE FROM customers WHERE id = OLD.id;
  END IF;
END//
DELIMITER ;
