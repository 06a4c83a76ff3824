CREATE INDEX items_shelf_code ON items (shelf, code);
