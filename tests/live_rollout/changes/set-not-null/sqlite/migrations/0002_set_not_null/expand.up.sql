CREATE TRIGGER contacts_phone_new AFTER INSERT ON contacts
WHEN new.phone IS NULL
BEGIN
  UPDATE contacts SET phone = '' WHERE id = new.id;
END;

CREATE TRIGGER contacts_phone_set AFTER UPDATE OF phone ON contacts
WHEN new.phone IS NULL
BEGIN
  UPDATE contacts SET phone = '' WHERE id = new.id;
END;
