-- segue: irreversible reason="only releases are left that keep to it"
-- segue: no-transaction
ALTER TABLE items ADD CONSTRAINT items_stock_there CHECK (stock >= 0) NOT VALID;
ALTER TABLE items VALIDATE CONSTRAINT items_stock_there;
DROP TRIGGER items_stock ON items;
DROP FUNCTION items_stock();
