-- segue: irreversible reason="only releases are left that keep to it"
DROP TRIGGER items_stock_set;
DROP TRIGGER items_stock_new;
CREATE TABLE items_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, stock INTEGER NOT NULL CHECK (stock >= 0));
INSERT INTO items_new (id, name, stock) SELECT id, name, stock FROM items;
DROP TABLE items;
ALTER TABLE items_new RENAME TO items;
