DROP INDEX orders_email;
ALTER TABLE orders DROP COLUMN note;
