ALTER TABLE accounts ADD COLUMN fax VARCHAR(40) NULL, ADD KEY accounts_fax (fax);
