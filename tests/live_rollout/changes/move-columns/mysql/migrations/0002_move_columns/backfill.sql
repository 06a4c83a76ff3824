-- A user that is deleted meanwhile waits, and takes the address away again.
-- segue: backfill
INSERT INTO addresses (user_id, street, city)
SELECT u.id, u.street, u.city FROM users u
WHERE (u.street IS NOT NULL OR u.city IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM addresses a WHERE a.user_id = u.id)
LOCK IN SHARE MODE;
