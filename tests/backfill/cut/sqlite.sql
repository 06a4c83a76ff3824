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
key rowid; may run twice
remark: it is cut by rowid, since the primary key of `named` may be NULL: nothing may number its rows anew (VACUUM) before it has ended
SELECT CASE WHEN typeof(named.rowid) = 'text' AND instr(named.rowid, char(0)) THEN '+CAST(X''' || hex(named.rowid) || ''' AS TEXT)' ELSE quote(named.rowid) END FROM named ORDER BY named.rowid DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END FROM (SELECT named.rowid AS k1 FROM named WHERE (named.rowid <= 9) ORDER BY named.rowid LIMIT 1 OFFSET 99) AS batch_end
UPDATE named SET n = 1 WHERE (named.rowid > 1 AND named.rowid <= 9)
SELECT count(*) FROM named WHERE (named.rowid > 1 AND named.rowid <= 9) AND named.n COLLATE BINARY IS NOT +1

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

--- case: a primary key that may be NULL, of a table without row numbers
--- backfill
UPDATE pairs SET c = 1;
--- expected
key a b; may run twice
SELECT CASE WHEN typeof(pairs.a) = 'text' AND instr(pairs.a, char(0)) THEN '+CAST(X''' || hex(pairs.a) || ''' AS TEXT)' ELSE quote(pairs.a) END, CASE WHEN typeof(pairs.b) = 'text' AND instr(pairs.b, char(0)) THEN '+CAST(X''' || hex(pairs.b) || ''' AS TEXT)' ELSE quote(pairs.b) END FROM pairs ORDER BY pairs.a DESC, pairs.b DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END, CASE WHEN typeof(k2) = 'text' AND instr(k2, char(0)) THEN '+CAST(X''' || hex(k2) || ''' AS TEXT)' ELSE quote(k2) END FROM (SELECT pairs.a AS k1, pairs.b AS k2 FROM pairs WHERE ((pairs.a, pairs.b) <= (9, 9)) ORDER BY pairs.a, pairs.b LIMIT 1 OFFSET 99) AS batch_end
UPDATE pairs SET c = 1 WHERE ((pairs.a, pairs.b) > (1, 1) AND (pairs.a, pairs.b) <= (9, 9))
SELECT count(*) FROM pairs WHERE ((pairs.a, pairs.b) > (1, 1) AND (pairs.a, pairs.b) <= (9, 9)) AND pairs.c COLLATE BINARY IS NOT +1

--- case: a primary key that may be NULL, and a unique key that is not
--- given
CREATE TABLE both (name TEXT PRIMARY KEY, code INT NOT NULL UNIQUE, n INT);
--- backfill
UPDATE both SET n = 1;
--- expected
key code; may run twice
SELECT CASE WHEN typeof(both.code) = 'text' AND instr(both.code, char(0)) THEN '+CAST(X''' || hex(both.code) || ''' AS TEXT)' ELSE quote(both.code) END FROM both ORDER BY both.code DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END FROM (SELECT both.code AS k1 FROM both WHERE (both.code <= 9) ORDER BY both.code LIMIT 1 OFFSET 99) AS batch_end
UPDATE both SET n = 1 WHERE (both.code > 1 AND both.code <= 9)
SELECT count(*) FROM both WHERE (both.code > 1 AND both.code <= 9) AND both.n COLLATE BINARY IS NOT +1

--- case: a column that is called as the row number
--- given
CREATE TABLE odd (name TEXT PRIMARY KEY, rowid TEXT, n INT);
--- backfill
UPDATE odd SET n = 1;
--- expected
this cannot be a backfill: the primary key of `odd` may be NULL: name another one (key=…)

--- case: rows are counted up where they are there
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, cents INT);
CREATE TABLE st (g INT NOT NULL PRIMARY KEY, n INT);
--- backfill
INSERT INTO st (g, n) SELECT cents, 1 FROM users WHERE true ON CONFLICT (g) DO UPDATE SET n = n + 1;
--- expected
key id; must not run twice; not verified: each run changes again the rows that are there
remark: it must not run twice: each row is inserted once, as the checkpoints see to
SELECT CASE WHEN typeof(users.id) = 'text' AND instr(users.id, char(0)) THEN '+CAST(X''' || hex(users.id) || ''' AS TEXT)' ELSE quote(users.id) END FROM users ORDER BY users.id DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= 9) ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO st (g, n) SELECT cents, 1 FROM users WHERE TRUE AND (users.id > 1 AND users.id <= 9) ON CONFLICT (g) DO UPDATE SET n = n + 1

--- case: the clock
--- backfill
UPDATE users SET email = strftime('%s', 'now');
--- expected
key id; must not run twice; not verified: each run gives the rows other values
remark: its clock is that of each batch: rows get different times
remark: it must not run twice: each row is changed once, as the checkpoints see to
SELECT CASE WHEN typeof(users.id) = 'text' AND instr(users.id, char(0)) THEN '+CAST(X''' || hex(users.id) || ''' AS TEXT)' ELSE quote(users.id) END FROM users ORDER BY users.id DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= 9) ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET email = strftime('%s', 'now') WHERE (users.id > 1 AND users.id <= 9)

--- case: a date of a column
--- backfill
UPDATE users SET email_new = date(email, '+1 day');
--- expected
key id; may run twice
SELECT CASE WHEN typeof(users.id) = 'text' AND instr(users.id, char(0)) THEN '+CAST(X''' || hex(users.id) || ''' AS TEXT)' ELSE quote(users.id) END FROM users ORDER BY users.id DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= 9) ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET email_new = date(email, '+1 day') WHERE (users.id > 1 AND users.id <= 9)
SELECT count(*) FROM users WHERE (users.id > 1 AND users.id <= 9) AND users.email_new COLLATE BINARY IS NOT +date(email, '+1 day')

--- case: the larger one of two values
--- backfill
INSERT INTO loose SELECT max(id, cents), email FROM users;
--- expected
key id; must not run twice; not verified: its condition does not say which rows are there already (NOT EXISTS)
remark: it must not run twice: each row is inserted once, as the checkpoints see to
SELECT CASE WHEN typeof(users.id) = 'text' AND instr(users.id, char(0)) THEN '+CAST(X''' || hex(users.id) || ''' AS TEXT)' ELSE quote(users.id) END FROM users ORDER BY users.id DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= 9) ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO loose SELECT max(id, cents), email FROM users WHERE (users.id > 1 AND users.id <= 9)

--- case: the largest value
--- backfill
INSERT INTO loose SELECT max(id), email FROM users;
--- expected
this cannot be a backfill: it computes a value over rows of several ranges

--- case: a document of many rows
--- backfill
INSERT INTO loose SELECT 1, json_group_array(email) FROM users;
--- expected
this cannot be a backfill: it computes a value over rows of several ranges

--- case: in one piece, with a condition of the directive
--- backfill batch=all where="cents = 1"
DELETE FROM users;
--- expected
key; must not run twice; not verified: it runs in one piece
DELETE FROM users WHERE cents = 1

--- case: references that nobody looks after
--- given
CREATE TABLE n (id INTEGER PRIMARY KEY, parent_id INT REFERENCES n (id) ON DELETE SET NULL);
--- backfill
DELETE FROM n WHERE parent_id IS NOT NULL;
--- expected
key id; may run twice
SELECT CASE WHEN typeof(n.id) = 'text' AND instr(n.id, char(0)) THEN '+CAST(X''' || hex(n.id) || ''' AS TEXT)' ELSE quote(n.id) END FROM n ORDER BY n.id DESC LIMIT 1
SELECT CASE WHEN typeof(k1) = 'text' AND instr(k1, char(0)) THEN '+CAST(X''' || hex(k1) || ''' AS TEXT)' ELSE quote(k1) END FROM (SELECT n.id AS k1 FROM n WHERE (n.id <= 9) ORDER BY n.id LIMIT 1 OFFSET 99) AS batch_end
DELETE FROM n WHERE parent_id IS NOT NULL AND (n.id > 1 AND n.id <= 9)
SELECT count(*) FROM n WHERE parent_id IS NOT NULL AND (n.id > 1 AND n.id <= 9)

--- case: references that the session looks after
--- given
CREATE TABLE n (id INTEGER PRIMARY KEY, parent_id INT REFERENCES n (id) ON DELETE SET NULL);
PRAGMA foreign_keys = ON;
--- backfill
DELETE FROM n WHERE parent_id IS NOT NULL;
--- expected
this cannot be a backfill: its condition reads `parent_id`, which a foreign key changes where rows of other ranges go

