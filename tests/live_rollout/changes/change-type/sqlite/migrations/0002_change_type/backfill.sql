-- segue: backfill
UPDATE payments SET cents = CAST(amount AS INTEGER) WHERE cents IS NULL AND amount IS NOT NULL;
