-- segue: irreversible reason="no release is left that knows the old name"
DROP TRIGGER customers_gone;
DROP TRIGGER customers_set;
DROP TRIGGER customers_new;
DROP TABLE clients;
