DROP TRIGGER items_stock_set;
DROP TRIGGER items_stock_new;
