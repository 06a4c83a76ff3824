ALTER TABLE accounts ADD COLUMN fax TEXT;
CREATE INDEX accounts_fax ON accounts (fax);
