-- segue: backfill batch
UPDATE users SET email = lower(name);
