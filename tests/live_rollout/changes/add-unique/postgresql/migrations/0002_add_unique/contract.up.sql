-- segue: irreversible reason="only releases are left that keep to it"
-- segue: no-transaction
CREATE UNIQUE INDEX CONCURRENTLY items_code_once ON items (code);
DROP TRIGGER items_code ON items;
DROP FUNCTION items_code();
