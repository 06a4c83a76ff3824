CREATE TRIGGER items_code_new BEFORE INSERT ON items FOR EACH ROW
SET NEW.code = IF(NEW.code LIKE concat('%-', NEW.id), NEW.code, concat('item-', NEW.id));

CREATE TRIGGER items_code_set BEFORE UPDATE ON items FOR EACH ROW
SET NEW.code = IF(NEW.code LIKE concat('%-', NEW.id), NEW.code, concat('item-', NEW.id));
