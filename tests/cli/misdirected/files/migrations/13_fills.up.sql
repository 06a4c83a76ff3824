-- segue: backfill where="email IS NULL AND name <> 'reason=x'" batch=100 target=5ms pause=50% skip=1 key=id reason="so many"
UPDATE users SET email = lower(name) WHERE name IS NOT NULL;
