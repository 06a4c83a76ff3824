CREATE TRIGGER items_stock_new AFTER INSERT ON items
WHEN new.stock < 0
BEGIN
  UPDATE items SET stock = 0 WHERE id = new.id;
END;

CREATE TRIGGER items_stock_set AFTER UPDATE OF stock ON items
WHEN new.stock < 0
BEGIN
  UPDATE items SET stock = 0 WHERE id = new.id;
END;
