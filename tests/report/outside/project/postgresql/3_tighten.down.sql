DROP INDEX customers_by_email;
ALTER TABLE customers ALTER COLUMN nickname DROP NOT NULL;
