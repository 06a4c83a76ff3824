-- segue: backfill
UPDATE payments SET cents = CAST(amount AS SIGNED) WHERE cents IS NULL AND amount IS NOT NULL;
