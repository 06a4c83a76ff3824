DROP TRIGGER payments_amounts_set;
DROP TRIGGER payments_amounts_new;
ALTER TABLE payments DROP COLUMN cents;
