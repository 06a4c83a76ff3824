-- segue: backfill
UPDATE payments SET cents = amount::bigint WHERE cents IS NULL AND amount IS NOT NULL;
