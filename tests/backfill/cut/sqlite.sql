--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, email_new TEXT, cents INT);
CREATE TABLE loose (a INT, b TEXT);
CREATE TABLE pairs (a INT NOT NULL, b TEXT NOT NULL, c INT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE named (name TEXT PRIMARY KEY, n INT);

--- case: a value is copied within its row
--- backfill
UPDATE users SET email_new = lower(email);
--- expected
key id; may run twice
SELECT CASE WHEN typeof(users.id) = 'text' AND instr(users.id, char(0)) THEN '+CAST(X''' || hex(users.id) || ''' AS TEXT)' ELSE quote(users.id) END FROM users ORDER BY users.id DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= 9) ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET email_new = lower(email) WHERE (users.id > 1 AND users.id <= 9)
SELECT count(*) FROM users WHERE (users.id > 1 AND users.id <= 9) AND users.email_new COLLATE BINARY IS NOT +lower(email)

--- case: a composite key
--- backfill
UPDATE pairs SET c = 1 WHERE c IS NULL;
--- expected
key a b; may run twice
SELECT CASE WHEN typeof(pairs.a) = 'text' AND instr(pairs.a, char(0)) THEN '+CAST(X''' || hex(pairs.a) || ''' AS TEXT)' ELSE quote(pairs.a) END, CASE WHEN typeof(pairs.b) = 'text' AND instr(pairs.b, char(0)) THEN '+CAST(X''' || hex(pairs.b) || ''' AS TEXT)' ELSE quote(pairs.b) END FROM pairs ORDER BY pairs.a DESC, pairs.b DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END, CASE WHEN typeof(k2) = 'text' AND instr(k2, char(0)) THEN '+CAST(X''' || hex(k2) || ''' AS TEXT)' ELSE quote(k2) END FROM (SELECT pairs.a AS k1, pairs.b AS k2 FROM pairs WHERE ((pairs.a, pairs.b) <= (9, 9)) ORDER BY pairs.a, pairs.b LIMIT 1 OFFSET 99) AS batch_end
UPDATE pairs SET c = 1 WHERE c IS NULL AND ((pairs.a, pairs.b) > (1, 1) AND (pairs.a, pairs.b) <= (9, 9))
SELECT count(*) FROM pairs WHERE c IS NULL AND (((pairs.a, pairs.b) > (1, 1) AND (pairs.a, pairs.b) <= (9, 9)) AND pairs.c COLLATE BINARY IS NOT +1)

--- case: a primary key that may be NULL
--- backfill
UPDATE named SET n = 1;
--- expected
this cannot be a backfill: `named` has no primary key, and no unique key of columns that are NOT NULL: name one (key=…), or ask for key=rowid

--- case: no key, on request
--- backfill key=rowid
UPDATE loose SET a = a + 1;
--- expected
key rowid; must not run twice; not verified: each run changes the rows again, from what they hold
remark: it must not run twice: each row is changed once, as the checkpoints see to
SELECT CASE WHEN typeof(loose.rowid) = 'text' AND instr(loose.rowid, char(0)) THEN '+CAST(X''' || hex(loose.rowid) || ''' AS TEXT)' ELSE quote(loose.rowid) END FROM loose ORDER BY loose.rowid DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END FROM (SELECT loose.rowid AS k1 FROM loose WHERE (loose.rowid <= 9) ORDER BY loose.rowid LIMIT 1 OFFSET 99) AS batch_end
UPDATE loose SET a = a + 1 WHERE (loose.rowid > 1 AND loose.rowid <= 9)

--- case: or replace
--- backfill
UPDATE OR REPLACE users SET email = 'x';
--- expected
this cannot be a backfill: UPDATE OR REPLACE deletes rows of other ranges

--- case: rows that are there are left
--- backfill
INSERT OR IGNORE INTO named SELECT email, id FROM users;
--- expected
key id; may run twice; not verified: its condition does not say which rows are there already (NOT EXISTS)
SELECT CASE WHEN typeof(users.id) = 'text' AND instr(users.id, char(0)) THEN '+CAST(X''' || hex(users.id) || ''' AS TEXT)' ELSE quote(users.id) END FROM users ORDER BY users.id DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= 9) ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
INSERT OR IGNORE INTO named SELECT email, id FROM users WHERE (users.id > 1 AND users.id <= 9)

