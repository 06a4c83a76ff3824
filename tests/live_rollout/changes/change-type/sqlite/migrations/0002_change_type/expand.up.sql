ALTER TABLE payments ADD COLUMN cents INTEGER;

CREATE TRIGGER payments_amounts_new AFTER INSERT ON payments
BEGIN
  UPDATE payments
  SET cents = coalesce(new.cents, CAST(new.amount AS INTEGER)),
      amount = CAST(coalesce(new.cents, new.amount) AS TEXT)
  WHERE id = new.id;
END;

CREATE TRIGGER payments_cents_set AFTER UPDATE OF cents ON payments
WHEN new.cents IS NOT old.cents AND CAST(new.cents AS TEXT) IS NOT new.amount
BEGIN
  UPDATE payments SET amount = CAST(new.cents AS TEXT) WHERE id = new.id;
END;

CREATE TRIGGER payments_amount_set AFTER UPDATE OF amount ON payments
WHEN CAST(new.amount AS INTEGER) IS NOT new.cents
BEGIN
  UPDATE payments SET cents = CAST(new.amount AS INTEGER) WHERE id = new.id;
END;
