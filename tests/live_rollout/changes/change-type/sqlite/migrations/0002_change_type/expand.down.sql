DROP TRIGGER payments_amount_set;
DROP TRIGGER payments_cents_set;
DROP TRIGGER payments_amounts_new;
ALTER TABLE payments DROP COLUMN cents;
