DROP TRIGGER items_code ON items;
DROP FUNCTION items_code();
