DROP TRIGGER contacts_phone ON contacts;
DROP FUNCTION contacts_phone();
