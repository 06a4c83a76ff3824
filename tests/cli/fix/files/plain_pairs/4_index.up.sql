ALTER TABLE orders ADD COLUMN note text;

-- for the search
CREATE INDEX orders_email ON orders (email);
