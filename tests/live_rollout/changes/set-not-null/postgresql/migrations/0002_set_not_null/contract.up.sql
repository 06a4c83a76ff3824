-- segue: no-transaction
-- segue: irreversible reason="no release is left that writes NULL"
ALTER TABLE contacts ADD CONSTRAINT contacts_phone_set CHECK (phone IS NOT NULL) NOT VALID;
ALTER TABLE contacts VALIDATE CONSTRAINT contacts_phone_set;
ALTER TABLE contacts ALTER COLUMN phone SET NOT NULL;
ALTER TABLE contacts DROP CONSTRAINT contacts_phone_set;
DROP TRIGGER contacts_phone ON contacts;
DROP FUNCTION contacts_phone();
