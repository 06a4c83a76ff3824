DROP VIEW customers;
-- segue: ignore rename-table reason="release v2 has used the new name all along, as that of the view"
ALTER TABLE clients RENAME TO customers;
