DROP TRIGGER payments_amounts ON payments;
DROP FUNCTION payments_amounts();
ALTER TABLE payments DROP COLUMN cents;
