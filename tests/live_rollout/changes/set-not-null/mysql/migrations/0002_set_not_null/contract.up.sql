-- segue: irreversible reason="no release is left that writes NULL"
ALTER TABLE contacts MODIFY COLUMN phone VARCHAR(100) NOT NULL;
DROP TRIGGER contacts_phone_set;
DROP TRIGGER contacts_phone_new;
