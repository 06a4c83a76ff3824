-- segue: no-transaction
CREATE INDEX CONCURRENTLY items_shelf_code ON items (shelf, code);
