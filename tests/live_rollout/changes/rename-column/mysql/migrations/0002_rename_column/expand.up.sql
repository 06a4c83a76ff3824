ALTER TABLE people ADD COLUMN login VARCHAR(100) NULL, ALGORITHM=INSTANT;

CREATE TRIGGER people_names_new BEFORE INSERT ON people FOR EACH ROW
SET NEW.login = coalesce(NEW.login, NEW.username), NEW.username = coalesce(NEW.login, NEW.username);

CREATE TRIGGER people_names_set BEFORE UPDATE ON people FOR EACH ROW
SET NEW.username = IF(NEW.login <=> OLD.login, NEW.username, NEW.login), NEW.login = NEW.username;
