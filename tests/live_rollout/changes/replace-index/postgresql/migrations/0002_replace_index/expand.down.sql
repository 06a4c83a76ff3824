-- segue: no-transaction
DROP INDEX CONCURRENTLY items_shelf_code;
