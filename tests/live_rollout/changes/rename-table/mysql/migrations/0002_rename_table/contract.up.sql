-- One statement, so that there is no moment without `customers`.
-- segue: ignore rename-table reason="release v2 has used the new name all along, as that of the view"
RENAME TABLE customers TO customers_view, clients TO customers;
DROP VIEW customers_view;
