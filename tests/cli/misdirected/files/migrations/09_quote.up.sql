-- segue: backfill where="email IS NULL
UPDATE users SET email = lower(name);
