-- segue: irreversible reason="no release is left that knows the old name"
DROP TRIGGER customers_to_clients ON customers;
DROP FUNCTION customers_to_clients();
DROP TRIGGER clients_to_customers ON clients;
DROP FUNCTION clients_to_customers();
DROP TABLE clients;
