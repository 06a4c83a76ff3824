CREATE TRIGGER items_code_new AFTER INSERT ON items
WHEN new.code NOT LIKE '%-' || new.id
BEGIN
  UPDATE items SET code = 'item-' || new.id WHERE id = new.id;
END;

CREATE TRIGGER items_code_set AFTER UPDATE OF code ON items
WHEN new.code NOT LIKE '%-' || new.id
BEGIN
  UPDATE items SET code = 'item-' || new.id WHERE id = new.id;
END;
