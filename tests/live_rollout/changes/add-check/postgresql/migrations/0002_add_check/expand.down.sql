DROP TRIGGER items_stock ON items;
DROP FUNCTION items_stock();
