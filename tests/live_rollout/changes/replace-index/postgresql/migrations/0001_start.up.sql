CREATE TABLE items (id bigint PRIMARY KEY, code text NOT NULL, shelf text NOT NULL);
CREATE UNIQUE INDEX items_code ON items (code);
