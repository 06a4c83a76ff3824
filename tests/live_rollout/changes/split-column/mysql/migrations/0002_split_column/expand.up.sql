ALTER TABLE people ADD COLUMN first_name VARCHAR(100) NULL, ADD COLUMN last_name VARCHAR(100) NULL,
  ALGORITHM=INSTANT;

CREATE TRIGGER people_names_new BEFORE INSERT ON people FOR EACH ROW
SET NEW.first_name = coalesce(NEW.first_name, substring_index(NEW.name, ' ', 1)),
    NEW.last_name = coalesce(NEW.last_name, substring_index(NEW.name, ' ', -1)),
    NEW.name = concat(NEW.first_name, ' ', NEW.last_name);

DELIMITER //
CREATE TRIGGER people_names_set BEFORE UPDATE ON people FOR EACH ROW
BEGIN
  IF NEW.first_name <=> OLD.first_name AND NEW.last_name <=> OLD.last_name THEN
    SET NEW.first_name = substring_index(NEW.name, ' ', 1),
        NEW.last_name = substring_index(NEW.name, ' ', -1);
  ELSE
    SET NEW.first_name = coalesce(NEW.first_name, substring_index(NEW.name, ' ', 1)),
        NEW.last_name = coalesce(NEW.last_name, substring_index(NEW.name, ' ', -1)),
        NEW.name = concat(NEW.first_name, ' ', NEW.last_name);
  END IF;
END//
DELIMITER ;
