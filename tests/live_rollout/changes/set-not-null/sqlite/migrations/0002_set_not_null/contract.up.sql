-- segue: irreversible reason="no release is left that writes NULL"
DROP TRIGGER contacts_phone_set;
DROP TRIGGER contacts_phone_new;
CREATE TABLE contacts_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, phone TEXT NOT NULL);
INSERT INTO contacts_new (id, name, phone) SELECT id, name, phone FROM contacts;
DROP TABLE contacts;
ALTER TABLE contacts_new RENAME TO contacts;
