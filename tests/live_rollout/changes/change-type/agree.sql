-- v1
SELECT id, amount, note FROM payments;
-- v2
SELECT id, cents, note FROM payments;
