-- segue: backfill where="email IS NULL AND mail IS NOT NULL"
UPDATE users SET email = mail;
