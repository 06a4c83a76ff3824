CREATE TRIGGER contacts_phone_new BEFORE INSERT ON contacts FOR EACH ROW
SET NEW.phone = coalesce(NEW.phone, '');

CREATE TRIGGER contacts_phone_set BEFORE UPDATE ON contacts FOR EACH ROW
SET NEW.phone = coalesce(NEW.phone, '');
