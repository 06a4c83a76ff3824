-- Rollout of `v2` to `production`, replacing `v1`
-- rolling, required, red 16.4
-- plan: 5f1c0000000000000000000000000000000000000000000000000000000000aa
-- stage by stage: go on only when the gates hold and the old release allows it.
-- segue journals what it runs; what is run by hand it has to be told of (`segue repair`).

-- ==== Expand: before the deploy
-- what is added can be used by both releases
-- command: segue pre-deploy --release v2 --replaces v1 --env production
-- gate `staging first` (environment): `v2` is live in `staging`

-- expand.1: adds column `users.email_new`
-- db/0002_email/expand.up.sql:3; expand; in a transaction; instant; ACCESS EXCLUSIVE on users
-- why: code that does not know `email_new` goes on as before
-- done already:
-- ALTER TABLE users
--   ADD COLUMN email_new text -- the <new> one
-- ;
-- verify: SELECT email_new FROM users WHERE 1 = 0
-- gives: no row, and no error
-- undo: ALTER TABLE users DROP COLUMN email_new

-- expand.2: adds trigger `a|b*` on `users`
-- db/0002_email/expand.up.sql:5; unknown; by itself; not known
-- why: what it runs is not understood
-- it holds semicolons: a client that ends statements at each needs another one
CREATE TRIGGER "a|b*" AFTER UPDATE ON users BEGIN SELECT 1; END;
-- verify: segue diff --live
-- gives: no object differs
-- undo: DROP TRIGGER "a|b*"

-- ==== Deploy: `v2` goes out
-- your own tooling deploys the release; the command then says that it is live
-- command: segue post-deploy --release v2 --replaces v1 --env production
-- gate `healthy` (http): the service answers <200>

-- ==== Backfill: in the background, beside both releases
-- existing rows get what is new
-- command: segue post-deploy --release v2 --replaces v1 --env production

-- backfill.1: fills `users.email_new`
-- db/0002_email/backfill.sql:1; data; in batches; about 2 min 5 s
-- why: rows change
UPDATE users SET email_new = lower(email) WHERE email_new IS NULL;
-- verify: segue backfill show
-- gives: done, verified, 0 mismatches
-- undo: segue backfill cancel 1

-- ==== Verify: before anything is taken away
-- no row is left that is not as it has to be
-- command: segue post-deploy --release v2 --replaces v1 --env production

-- verify.1: looks for rows that are not filled
-- neutral; nothing is sent; instant
-- undo: there is nothing to undo

-- ==== Quiet: nothing changes
-- nobody uses any longer what is going to be removed
-- command: segue contract --release v2 --env production
-- gate `old release` (sessions): no session of `v1` is connected

-- quiet.1: waits until nobody uses `users.email`
-- neutral; nothing is sent; instant
-- undo: there is nothing to undo

-- ==== Tripwire: can be undone at once
-- what is going to be removed is made unusable while errors are watched, then usable again
-- command: segue contract --release v2 --env production

-- tripwire.1: renames column `users.email` away
-- contract; instant; ACCESS EXCLUSIVE on users
-- why: what reads `email` fails
ALTER TABLE users RENAME COLUMN email TO email_gone;
-- undo: ALTER TABLE users RENAME COLUMN email_gone TO email

-- after they were watched: usable again
ALTER TABLE users RENAME COLUMN email_gone TO email;

-- ==== Archive: before anything is removed
-- values that are going to be removed are kept in a table for some time
-- command: segue contract --release v2 --env production

-- archive.1: keeps the values
--   of `users.email`
-- neutral; instant
CREATE TABLE kept AS SELECT id, email FROM users;
-- undo: there is no way back

-- ==== Contract: once the old release is gone
-- what no release uses is removed
-- command: segue contract --release v2 --env production
-- gate `errors` (prometheus): fewer than 1 % of the answers are errors

-- !!!! point of no return: nothing below can be undone without loss

-- contract.1: removes column `users.email`
-- db/0002_email/contract.up.sql:2; contract; in a transaction; grows with 1 row; ACCESS EXCLUSIVE on users, SHARE on orders
-- why: what reads `email` fails, and its values are lost
ALTER TABLE users DROP COLUMN email;
-- undo: there is no way back

-- ==== Held back
-- 0003_orders (contract): waits for release `v3` | later
