-- segue: backfill batch=abc
UPDATE users SET email = lower(name);
