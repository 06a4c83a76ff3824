DROP TRIGGER customers_gone;
DROP TRIGGER orders_customer_set;
DROP TRIGGER orders_customer_new;
