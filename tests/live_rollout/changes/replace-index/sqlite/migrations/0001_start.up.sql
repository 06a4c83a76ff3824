CREATE TABLE items (id INTEGER PRIMARY KEY, code TEXT NOT NULL, shelf TEXT NOT NULL);
CREATE INDEX items_code ON items (code);
