-- segue: backfill target=20ms
UPDATE users SET email_new = lower(email);
