ALTER TABLE people ADD COLUMN name VARCHAR(200) NULL, ALGORITHM=INSTANT;

DELIMITER //
CREATE TRIGGER people_names_new BEFORE INSERT ON people FOR EACH ROW
BEGIN
  IF NEW.name IS NULL THEN
    SET NEW.name = concat(NEW.first_name, ' ', NEW.last_name);
  ELSE
    SET NEW.first_name = substring_index(NEW.name, ' ', 1),
        NEW.last_name = substring_index(NEW.name, ' ', -1);
  END IF;
END//

CREATE TRIGGER people_names_set BEFORE UPDATE ON people FOR EACH ROW
BEGIN
  IF NEW.name <=> OLD.name THEN
    SET NEW.name = concat(NEW.first_name, ' ', NEW.last_name);
  ELSE
    SET NEW.first_name = substring_index(NEW.name, ' ', 1),
        NEW.last_name = substring_index(NEW.name, ' ', -1);
  END IF;
END//
DELIMITER ;
