-- segue: irreversible reason="no release is left that keeps amounts as text"
DROP TRIGGER payments_amounts_set;
DROP TRIGGER payments_amounts_new;
ALTER TABLE payments DROP COLUMN amount;
