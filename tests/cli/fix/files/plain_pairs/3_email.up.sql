ALTER TABLE orders ALTER COLUMN email SET NOT NULL;  -- never empty
