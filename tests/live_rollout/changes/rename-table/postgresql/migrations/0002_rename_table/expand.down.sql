DROP TRIGGER customers_to_clients ON customers;
DROP TRIGGER clients_to_customers ON clients;
DROP FUNCTION customers_to_clients();
DROP FUNCTION clients_to_customers();
DROP TABLE customers;
