-- segue: irreversible reason="no release is left that keeps amounts as text"
DROP TRIGGER payments_amounts ON payments;
DROP FUNCTION payments_amounts();
ALTER TABLE payments DROP COLUMN amount;
