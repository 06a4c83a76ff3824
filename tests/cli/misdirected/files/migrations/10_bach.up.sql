-- segue: backfill bach=100
UPDATE users SET email = lower(name);
