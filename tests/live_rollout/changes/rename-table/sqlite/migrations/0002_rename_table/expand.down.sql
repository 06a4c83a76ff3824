DROP TRIGGER clients_gone;
DROP TRIGGER clients_set;
DROP TRIGGER clients_new;
DROP TRIGGER customers_gone;
DROP TRIGGER customers_set;
DROP TRIGGER customers_new;
DROP TABLE customers;
