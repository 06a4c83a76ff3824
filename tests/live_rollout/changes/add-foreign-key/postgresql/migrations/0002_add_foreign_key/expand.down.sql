DROP TRIGGER customers_gone ON customers;
DROP TRIGGER orders_customer_there ON orders;
DROP FUNCTION customers_gone();
DROP FUNCTION orders_customer_there();
