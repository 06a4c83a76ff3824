CREATE TRIGGER items_stock_new BEFORE INSERT ON items FOR EACH ROW
SET NEW.stock = greatest(NEW.stock, 0);

CREATE TRIGGER items_stock_set BEFORE UPDATE ON items FOR EACH ROW
SET NEW.stock = greatest(NEW.stock, 0);
