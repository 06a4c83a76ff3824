-- v1
SELECT id, name, city FROM clients;
-- v2
SELECT id, name, city FROM customers;
