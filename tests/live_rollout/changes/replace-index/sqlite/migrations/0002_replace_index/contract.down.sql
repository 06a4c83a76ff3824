CREATE INDEX items_code ON items (code);
