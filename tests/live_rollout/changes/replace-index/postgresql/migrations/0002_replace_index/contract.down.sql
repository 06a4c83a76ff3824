-- segue: no-transaction
CREATE UNIQUE INDEX CONCURRENTLY items_code ON items (code);
