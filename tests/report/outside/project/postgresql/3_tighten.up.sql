ALTER TABLE customers ALTER COLUMN nickname SET NOT NULL;
CREATE INDEX customers_by_email ON customers (email);
