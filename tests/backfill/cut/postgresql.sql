--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text, email_new text, price numeric(10, 2), cents int, seen timestamptz);
CREATE TABLE orders (tenant int, number text, user_id bigint REFERENCES users, total int, PRIMARY KEY (tenant, number));
CREATE TABLE names (id bigint PRIMARY KEY, name varchar(20));
CREATE TABLE loose (a int, b text);
CREATE TABLE keyed (code uuid NOT NULL UNIQUE, n int);

--- case: a value is copied within its row
--- backfill
UPDATE users SET email_new = lower(email);
--- expected
key id; may run twice
SELECT (users.id)::text FROM users ORDER BY users.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= '9') ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET email_new = lower(email) WHERE (users.id > '1' AND users.id <= '9')
SELECT count(*) FROM users WHERE (users.id > '1' AND users.id <= '9') AND users.email_new IS DISTINCT FROM lower(email)::text COLLATE "C"

--- case: rows that are done are left out by the condition
--- backfill
UPDATE users SET email_new = lower(email) WHERE email_new IS NULL OR cents = 0;
--- expected
key id; may run twice
SELECT (users.id)::text FROM users ORDER BY users.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= '9') ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET email_new = lower(email) WHERE (email_new IS NULL OR cents = 0) AND (users.id > '1' AND users.id <= '9')
SELECT count(*) FROM users WHERE (email_new IS NULL OR cents = 0) AND ((users.id > '1' AND users.id <= '9') AND users.email_new IS DISTINCT FROM lower(email)::text COLLATE "C")

--- case: a guard that stands alone
--- backfill
UPDATE users SET email_new = gen_random_uuid()::text WHERE email_new IS NULL;
--- expected
key id; may run twice
SELECT (users.id)::text FROM users ORDER BY users.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= '9') ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET email_new = gen_random_uuid()::text WHERE email_new IS NULL AND (users.id > '1' AND users.id <= '9')
SELECT count(*) FROM users WHERE email_new IS NULL AND (users.id > '1' AND users.id <= '9')

--- case: a condition of the directive
--- backfill where="email_new IS NULL"
UPDATE users SET email_new = lower(email);
--- expected
key id; may run twice
SELECT (users.id)::text FROM users ORDER BY users.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= '9') ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET email_new = lower(email) WHERE email_new IS NULL AND (users.id > '1' AND users.id <= '9')
SELECT count(*) FROM users WHERE email_new IS NULL AND ((users.id > '1' AND users.id <= '9') AND users.email_new IS DISTINCT FROM lower(email)::text COLLATE "C")

--- case: a counter must not run twice
--- backfill
UPDATE users SET cents = cents + 1;
--- expected
key id; must not run twice; not verified: each run changes the rows again, from what they hold
remark: it must not run twice: each row is changed once, as the checkpoints see to
SELECT (users.id)::text FROM users ORDER BY users.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= '9') ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET cents = cents + 1 WHERE (users.id > '1' AND users.id <= '9')

--- case: what is stored is rounded
--- backfill
UPDATE users SET price = cents / 100.0 WHERE cents > 0;
--- expected
key id; may run twice
SELECT (users.id)::text FROM users ORDER BY users.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= '9') ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET price = cents / 100.0 WHERE cents > 0 AND (users.id > '1' AND users.id <= '9')
SELECT count(*) FROM users WHERE cents > 0 AND ((users.id > '1' AND users.id <= '9') AND users.price::text IS DISTINCT FROM (cents / 100.0)::numeric(10, 2)::text COLLATE "C")

--- case: the clock
--- backfill
UPDATE users SET seen = now() WHERE seen IS NULL;
--- expected
key id; may run twice
remark: its clock is that of each batch: rows get different times
SELECT (users.id)::text FROM users ORDER BY users.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= '9') ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET seen = now() WHERE seen IS NULL AND (users.id > '1' AND users.id <= '9')
SELECT count(*) FROM users WHERE seen IS NULL AND (users.id > '1' AND users.id <= '9')

--- case: a composite key
--- backfill
UPDATE orders o SET total = 0 WHERE o.total IS NULL;
--- expected
key tenant number; may run twice
SELECT (o.tenant)::text, (o.number)::text FROM orders AS o ORDER BY o.tenant DESC, o.number DESC LIMIT 1
SELECT (k1)::text, (k2)::text FROM (SELECT o.tenant AS k1, o.number AS k2 FROM orders AS o WHERE ((o.tenant, o.number) <= ('9', '9')) ORDER BY o.tenant, o.number LIMIT 1 OFFSET 99) AS batch_end
UPDATE orders AS o SET total = 0 WHERE o.total IS NULL AND ((o.tenant, o.number) > ('1', '1') AND (o.tenant, o.number) <= ('9', '9'))
SELECT count(*) FROM orders AS o WHERE o.total IS NULL AND (((o.tenant, o.number) > ('1', '1') AND (o.tenant, o.number) <= ('9', '9')) AND o.total IS DISTINCT FROM 0::integer)

--- case: a value from another table
--- backfill
UPDATE users u SET email_new = n.name FROM names n WHERE n.id = u.id;
--- expected
key id; may run twice
SELECT (u.id)::text FROM users AS u ORDER BY u.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT u.id AS k1 FROM users AS u WHERE (u.id <= '9') ORDER BY u.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users AS u SET email_new = n.name FROM names AS n WHERE n.id = u.id AND (u.id > '1' AND u.id <= '9')
SELECT count(*) FROM users AS u, names AS n WHERE n.id = u.id AND ((u.id > '1' AND u.id <= '9') AND u.email_new IS DISTINCT FROM n.name::text COLLATE "C")

--- case: a value summed over another table
--- backfill
UPDATE users u SET cents = (SELECT sum(total) FROM orders o WHERE o.user_id = u.id);
--- expected
key id; may run twice
SELECT (u.id)::text FROM users AS u ORDER BY u.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT u.id AS k1 FROM users AS u WHERE (u.id <= '9') ORDER BY u.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users AS u SET cents = (SELECT sum(total) FROM orders AS o WHERE o.user_id = u.id) WHERE (u.id > '1' AND u.id <= '9')
SELECT count(*) FROM users AS u WHERE (u.id > '1' AND u.id <= '9') AND u.cents IS DISTINCT FROM (SELECT sum(total) FROM orders AS o WHERE o.user_id = u.id)::integer

--- case: another table decides
--- backfill
DELETE FROM orders USING users WHERE users.id = orders.user_id AND users.email IS NULL;
--- expected
key tenant number; may run twice
SELECT (orders.tenant)::text, (orders.number)::text FROM orders ORDER BY orders.tenant DESC, orders.number DESC LIMIT 1
SELECT (k1)::text, (k2)::text FROM (SELECT orders.tenant AS k1, orders.number AS k2 FROM orders WHERE ((orders.tenant, orders.number) <= ('9', '9')) ORDER BY orders.tenant, orders.number LIMIT 1 OFFSET 99) AS batch_end
DELETE FROM orders USING users WHERE users.id = orders.user_id AND users.email IS NULL AND ((orders.tenant, orders.number) > ('1', '1') AND (orders.tenant, orders.number) <= ('9', '9'))
SELECT count(*) FROM orders, users WHERE users.id = orders.user_id AND users.email IS NULL AND ((orders.tenant, orders.number) > ('1', '1') AND (orders.tenant, orders.number) <= ('9', '9'))

--- case: rows are copied once
--- backfill
INSERT INTO names (id, name) SELECT u.id, u.email FROM users u ON CONFLICT DO NOTHING;
--- expected
key id; may run twice; not verified: its condition does not say which rows are there already (NOT EXISTS)
SELECT (u.id)::text FROM users AS u ORDER BY u.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT u.id AS k1 FROM users AS u WHERE (u.id <= '9') ORDER BY u.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO names (id, name) SELECT u.id, u.email FROM users AS u WHERE (u.id > '1' AND u.id <= '9') ON CONFLICT DO NOTHING

--- case: rows are copied that are not there
--- backfill
INSERT INTO names (id, name) SELECT u.id, u.email FROM users u LEFT JOIN orders o ON o.user_id = u.id WHERE NOT EXISTS (SELECT 1 FROM names n WHERE n.id = u.id);
--- expected
key id; may run twice
SELECT (u.id)::text FROM users AS u ORDER BY u.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT u.id AS k1 FROM users AS u WHERE (u.id <= '9') ORDER BY u.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO names (id, name) SELECT u.id, u.email FROM users AS u LEFT JOIN orders AS o ON o.user_id = u.id WHERE NOT EXISTS (SELECT 1 FROM names AS n WHERE n.id = u.id) AND (u.id > '1' AND u.id <= '9')
SELECT count(*) FROM users AS u LEFT JOIN orders AS o ON o.user_id = u.id WHERE NOT EXISTS (SELECT 1 FROM names AS n WHERE n.id = u.id) AND (u.id > '1' AND u.id <= '9')

--- case: a unique key that is never NULL
--- backfill
UPDATE keyed SET n = 1 WHERE n IS NULL;
--- expected
key code; may run twice
SELECT (keyed.code)::text FROM keyed ORDER BY keyed.code DESC LIMIT 1
SELECT (k1)::text FROM (SELECT keyed.code AS k1 FROM keyed WHERE (keyed.code <= '9') ORDER BY keyed.code LIMIT 1 OFFSET 99) AS batch_end
UPDATE keyed SET n = 1 WHERE n IS NULL AND (keyed.code > '1' AND keyed.code <= '9')
SELECT count(*) FROM keyed WHERE n IS NULL AND ((keyed.code > '1' AND keyed.code <= '9') AND keyed.n IS DISTINCT FROM 1::integer)

--- case: no key
--- backfill
UPDATE loose SET b = 'x';
--- expected
this cannot be a backfill: `loose` has no primary key, and no unique key of columns that are NOT NULL: name one (key=…), or ask for key=ctid

--- case: no key, on request
--- backfill key=ctid
UPDATE loose SET b = 'x' WHERE b IS NULL;
--- expected
key ctid; may run twice
SELECT (loose.ctid)::text FROM loose ORDER BY loose.ctid DESC LIMIT 1
SELECT (k1)::text FROM (SELECT loose.ctid AS k1 FROM loose WHERE (loose.ctid <= '9') ORDER BY loose.ctid LIMIT 1 OFFSET 99) AS batch_end
UPDATE loose SET b = 'x' WHERE b IS NULL AND (loose.ctid > '1' AND loose.ctid <= '9')
SELECT count(*) FROM loose WHERE b IS NULL AND ((loose.ctid > '1' AND loose.ctid <= '9') AND loose.b IS DISTINCT FROM 'x'::text COLLATE "C")

--- case: no key, and it must not run twice
--- backfill key=ctid
UPDATE loose SET a = a + 1;
--- expected
this cannot be a backfill: a changed row gets another ctid and would be met again: only what may run twice can be cut by it

--- case: a key that is none
--- backfill key=email
UPDATE users SET cents = 0;
--- expected
this cannot be a backfill: key=email does not tell the rows of `users` apart: no unique key of columns that are NOT NULL lies in it

--- case: a key that does not exist
--- backfill key=ident
UPDATE users SET cents = 0;
--- expected
this cannot be a backfill: `users` has no column `ident`

--- case: the key itself is changed
--- backfill
UPDATE users SET id = id + 1000;
--- expected
this cannot be a backfill: it changes `id`, by which its ranges are cut

--- case: other rows of the table, as they become
--- backfill
UPDATE users u SET cents = (SELECT p.cents FROM users p WHERE p.id = u.id - 1);
--- expected
this cannot be a backfill: it reads, from other rows, columns that it changes: what it reads depends on how far it has come

--- case: other rows of the table, as they stay
--- backfill
UPDATE users u SET email_new = (SELECT p.email FROM users p WHERE p.id = u.id - 1);
--- expected
key id; may run twice
SELECT (u.id)::text FROM users AS u ORDER BY u.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT u.id AS k1 FROM users AS u WHERE (u.id <= '9') ORDER BY u.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users AS u SET email_new = (SELECT p.email FROM users AS p WHERE p.id = u.id - 1) WHERE (u.id > '1' AND u.id <= '9')
SELECT count(*) FROM users AS u WHERE (u.id > '1' AND u.id <= '9') AND u.email_new IS DISTINCT FROM (SELECT p.email FROM users AS p WHERE p.id = u.id - 1)::text COLLATE "C"

--- case: a number for each row
--- backfill
UPDATE users SET cents = s.n FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM users) s WHERE s.id = users.id;
--- expected
this cannot be a backfill: it computes a value over many rows of the table that it changes

--- case: rows picked by chance
--- backfill
UPDATE users SET cents = 1 WHERE random() < 0.5;
--- expected
this cannot be a backfill: its condition picks rows by chance: run again, it would pick others

--- case: groups
--- backfill
INSERT INTO names (id, name) SELECT user_id, max(number) FROM orders GROUP BY user_id;
--- expected
this cannot be a backfill: it groups rows of several ranges

--- case: a total
--- backfill
INSERT INTO names (id) SELECT sum(total) FROM orders;
--- expected
this cannot be a backfill: it computes a value over rows of several ranges

--- case: distinct rows
--- backfill
INSERT INTO loose (b) SELECT DISTINCT email FROM users;
--- expected
this cannot be a backfill: DISTINCT looks at rows of several ranges

--- case: values
--- backfill
INSERT INTO names VALUES (1, 'a');
--- expected
this cannot be a backfill: it inserts rows that come from no table: say batch=all to run it as it is

--- case: values, in one piece
--- backfill batch=all
INSERT INTO names VALUES (1, 'a');
--- expected
key; must not run twice; not verified: it runs in one piece, as it is written
INSERT INTO names VALUES (1, 'a')

--- case: into the table that is read
--- backfill
INSERT INTO names (id, name) SELECT id + 1000, name FROM names;
--- expected
this cannot be a backfill: it inserts into the table that it reads

--- case: duplicates
--- backfill
DELETE FROM users WHERE id NOT IN (SELECT min(id) FROM users GROUP BY email);
--- expected
this cannot be a backfill: it reads other rows of the table that it deletes from

--- case: no change of rows
--- backfill
CREATE INDEX i ON users (email);
--- expected
this cannot be a backfill: only an UPDATE, a DELETE or an INSERT … SELECT can be cut into ranges

--- case: a word that is not known
--- backfill size=100
UPDATE users SET cents = 0;
--- expected
`backfill` knows no `size`: known are key, where, batch, target, pause, skip

--- case: in one piece, with a condition of the directive
--- backfill batch=all where="email IS NULL"
DELETE FROM users WHERE cents = 0 OR price = 0;
--- expected
key; must not run twice; not verified: it runs in one piece
DELETE FROM users WHERE (cents = 0 OR price = 0) AND email IS NULL

--- case: in one piece, with a condition that has no place
--- backfill batch=all where="id > 1"
INSERT INTO names VALUES (1, 'a');
--- expected
this cannot be a backfill: where="id > 1" has no place in it

--- case: a key with a column that may be NULL
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
--- backfill key=grp,id
UPDATE t SET y = 1;
--- expected
this cannot be a backfill: `grp` may be NULL, and rows without it would be left out: name columns that are NOT NULL

--- case: a key with one more column that is never NULL
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int NOT NULL, prev int, x int, y int, s text);
--- backfill key=grp,id
UPDATE t SET y = 1;
--- expected
key grp id; may run twice
SELECT (t.grp)::text, (t.id)::text FROM t ORDER BY t.grp DESC, t.id DESC LIMIT 1
SELECT (k1)::text, (k2)::text FROM (SELECT t.grp AS k1, t.id AS k2 FROM t WHERE ((t.grp, t.id) <= ('9', '9')) ORDER BY t.grp, t.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE t SET y = 1 WHERE ((t.grp, t.id) > ('1', '1') AND (t.grp, t.id) <= ('9', '9'))
SELECT count(*) FROM t WHERE ((t.grp, t.id) > ('1', '1') AND (t.grp, t.id) <= ('9', '9')) AND t.y IS DISTINCT FROM 1::integer

--- case: a common table that changes rows
--- backfill
WITH l AS (INSERT INTO loose VALUES (1, 'go') RETURNING b) UPDATE users SET email_new = l.b FROM l;
--- expected
this cannot be a backfill: `l` of its WITH changes rows: each batch would do that again

--- case: a common table that changes rows, of a DELETE
--- backfill
WITH d AS (DELETE FROM loose RETURNING a) DELETE FROM users USING d WHERE d.a = users.id;
--- expected
this cannot be a backfill: `d` of its WITH changes rows: each batch would do that again

--- case: whether any row
--- backfill
INSERT INTO names (id, name) SELECT 1, bool_or(cents > 5)::text FROM users;
--- expected
this cannot be a backfill: it computes a value over rows of several ranges

--- case: a deviation
--- backfill
INSERT INTO names (id) SELECT stddev_pop(cents) FROM users;
--- expected
this cannot be a backfill: it computes a value over rows of several ranges

--- case: a document of many rows
--- backfill
INSERT INTO names (name) SELECT jsonb_object_agg(id, email)::text FROM users;
--- expected
this cannot be a backfill: it computes a value over rows of several ranges

--- case: a median
--- backfill
INSERT INTO names (id) SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY cents) FROM users;
--- expected
this cannot be a backfill: it computes a value over rows of several ranges

--- case: a function that is called with a filter
--- backfill
INSERT INTO names (id) SELECT own(cents) FILTER (WHERE cents > 0) FROM users;
--- expected
this cannot be a backfill: it computes a value over rows of several ranges

--- case: an aggregate of the schema's own
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE TABLE z (a int, b int);
CREATE AGGREGATE widest (int) (SFUNC = int4larger, STYPE = int);
--- backfill
INSERT INTO z SELECT id, widest(x) FROM t;
--- expected
this cannot be a backfill: it computes a value over rows of several ranges

--- case: a function of the schema that is called as an aggregate is elsewhere
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE FUNCTION total(g int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT g * 2';
--- backfill
UPDATE t SET x = total(grp);
--- expected
key id; may run twice
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE t SET x = total(grp) WHERE (t.id > '1' AND t.id <= '9')
SELECT count(*) FROM t WHERE (t.id > '1' AND t.id <= '9') AND t.x IS DISTINCT FROM total(grp)::integer

--- case: rows are counted up where they are there
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE TABLE st (g int PRIMARY KEY, n int);
--- backfill
INSERT INTO st (g, n) SELECT t.grp, 1 FROM t ON CONFLICT (g) DO UPDATE SET n = st.n + 1;
--- expected
key id; must not run twice; not verified: each run changes again the rows that are there
remark: it must not run twice: each row is inserted once, as the checkpoints see to
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO st (g, n) SELECT t.grp, 1 FROM t WHERE (t.id > '1' AND t.id <= '9') ON CONFLICT (g) DO UPDATE SET n = st.n + 1

--- case: rows that are there get what they would be inserted with
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE TABLE st (g int PRIMARY KEY, n int);
--- backfill
INSERT INTO st (g, n) SELECT t.id, t.x FROM t ON CONFLICT (g) DO UPDATE SET n = EXCLUDED.n WHERE st.n IS DISTINCT FROM EXCLUDED.n;
--- expected
key id; may run twice; not verified: its condition does not say which rows are there already (NOT EXISTS)
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO st (g, n) SELECT t.id, t.x FROM t WHERE (t.id > '1' AND t.id <= '9') ON CONFLICT (g) DO UPDATE SET n = excluded.n WHERE st.n IS DISTINCT FROM excluded.n

--- case: rows that are there get the time
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE TABLE st (g int PRIMARY KEY, at timestamptz);
--- backfill
INSERT INTO st (g, at) SELECT t.id, now() FROM t ON CONFLICT (g) DO UPDATE SET at = EXCLUDED.at;
--- expected
key id; must not run twice; not verified: each run changes again the rows that are there
remark: it must not run twice: each row is inserted once, as the checkpoints see to
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO st (g, at) SELECT t.id, now() FROM t WHERE (t.id > '1' AND t.id <= '9') ON CONFLICT (g) DO UPDATE SET at = excluded.at

--- case: bytes by chance
--- backfill
UPDATE users SET email_new = encode(gen_random_bytes(8), 'hex');
--- expected
key id; must not run twice; not verified: each run gives the rows other values
remark: it must not run twice: each row is changed once, as the checkpoints see to
SELECT (users.id)::text FROM users ORDER BY users.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= '9') ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET email_new = encode(gen_random_bytes(8), 'hex') WHERE (users.id > '1' AND users.id <= '9')

--- case: rows of a query picked by chance
--- backfill
DELETE FROM orders USING (SELECT id FROM users ORDER BY random() LIMIT 20) r WHERE r.id = orders.user_id;
--- expected
this cannot be a backfill: it picks rows by chance: each batch would pick others

--- case: rows of a common table picked by chance
--- backfill
WITH r AS (SELECT user_id FROM orders ORDER BY random() LIMIT 20) UPDATE users SET cents = 1 FROM r WHERE r.user_id = users.id;
--- expected
this cannot be a backfill: it picks rows by chance: each batch would pick others

--- case: rows joined that chance has picked
--- backfill
INSERT INTO names (id) SELECT users.id FROM users JOIN (SELECT user_id FROM orders ORDER BY random() LIMIT 20) r ON r.user_id = users.id;
--- expected
this cannot be a backfill: it picks rows by chance: each batch would pick others

--- case: a sample
--- backfill
INSERT INTO names (id) SELECT id FROM users TABLESAMPLE BERNOULLI (10);
--- expected
this cannot be a backfill: it picks rows by chance: each batch would pick others

--- case: how many rows it has inserted
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE TABLE a (id int PRIMARY KEY, n int);
--- backfill
INSERT INTO a SELECT t.id, (SELECT count(*) FROM a) FROM t;
--- expected
this cannot be a backfill: it reads the table that it inserts into: what it reads depends on how far it has come

--- case: behind the rows that are there
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE TABLE a (id int PRIMARY KEY, n int);
--- backfill
INSERT INTO a SELECT t.id, 1 FROM t WHERE t.id > (SELECT max(id) FROM a);
--- expected
this cannot be a backfill: it reads the table that it inserts into: what it reads depends on how far it has come

--- case: a join with the table that it inserts into
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE TABLE a (id int PRIMARY KEY, n int);
--- backfill
INSERT INTO a SELECT t.id, a.n FROM t JOIN a ON a.id = t.prev;
--- expected
this cannot be a backfill: it reads the table that it inserts into: what it reads depends on how far it has come

--- case: rows are copied that a join does not find
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE TABLE a (id int PRIMARY KEY, n int);
--- backfill
INSERT INTO a SELECT t.id, 1 FROM t LEFT JOIN a ON a.id = t.id WHERE a.id IS NULL;
--- expected
key id; may run twice
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO a SELECT t.id, 1 FROM t LEFT JOIN a ON a.id = t.id WHERE a.id IS NULL AND (t.id > '1' AND t.id <= '9')
SELECT count(*) FROM t LEFT JOIN a ON a.id = t.id WHERE a.id IS NULL AND (t.id > '1' AND t.id <= '9')

--- case: rows are copied whose number is not there
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE TABLE a (id int PRIMARY KEY, n int);
--- backfill
INSERT INTO a SELECT id, 1 FROM t WHERE id NOT IN (SELECT id FROM a);
--- expected
key id; may run twice
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO a SELECT id, 1 FROM t WHERE id NOT IN (SELECT id FROM a) AND (t.id > '1' AND t.id <= '9')
SELECT count(*) FROM t WHERE id NOT IN (SELECT id FROM a) AND (t.id > '1' AND t.id <= '9')

--- case: of rows that are alike the first one
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE TABLE a (id int PRIMARY KEY, n int);
--- backfill
INSERT INTO a (id, n) SELECT t.prev, 1 FROM t WHERE NOT EXISTS (SELECT 1 FROM a WHERE a.id = t.prev);
--- expected
key id; may run twice
remark: a later batch leaves out rows that are like those that an earlier one has inserted: it does not look for them by a key of the table that it reads
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO a (id, n) SELECT t.prev, 1 FROM t WHERE NOT EXISTS (SELECT 1 FROM a WHERE a.id = t.prev) AND (t.id > '1' AND t.id <= '9')
SELECT count(*) FROM t WHERE NOT EXISTS (SELECT 1 FROM a WHERE a.id = t.prev) AND (t.id > '1' AND t.id <= '9')

--- case: a view of the table that it changes
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE VIEW v AS SELECT grp, sum(x) AS total FROM t GROUP BY grp;
CREATE VIEW names_of AS SELECT id, s FROM t;
--- backfill
UPDATE t SET x = (SELECT total FROM v WHERE v.grp = t.grp);
--- expected
this cannot be a backfill: it reads, from other rows, columns that it changes: what it reads depends on how far it has come

--- case: a view of what it leaves as it is
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE VIEW v AS SELECT grp, sum(x) AS total FROM t GROUP BY grp;
CREATE VIEW names_of AS SELECT id, s FROM t;
--- backfill
UPDATE t SET x = length(n.s) FROM names_of n WHERE n.id = t.prev;
--- expected
key id; may run twice
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE t SET x = length(n.s) FROM names_of AS n WHERE n.id = t.prev AND (t.id > '1' AND t.id <= '9')
SELECT count(*) FROM t, names_of AS n WHERE n.id = t.prev AND ((t.id > '1' AND t.id <= '9') AND t.x IS DISTINCT FROM length(n.s)::integer)

--- case: a view of the table that it deletes from
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE VIEW v AS SELECT grp, sum(x) AS total FROM t GROUP BY grp;
CREATE VIEW names_of AS SELECT id, s FROM t;
--- backfill
DELETE FROM t WHERE id = (SELECT min(total) FROM v);
--- expected
this cannot be a backfill: it reads other rows of the table that it deletes from

--- case: a view of the table that it inserts into
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE VIEW v AS SELECT grp, sum(x) AS total FROM t GROUP BY grp;
CREATE VIEW names_of AS SELECT id, s FROM t;
CREATE TABLE a (id int PRIMARY KEY, n int);
--- backfill
INSERT INTO t (id) SELECT a.id FROM a WHERE a.n > (SELECT max(total) FROM v);
--- expected
this cannot be a backfill: it reads the table that it inserts into: what it reads depends on how far it has come

--- case: a partition of the table that it changes
--- given
CREATE TABLE p (id int PRIMARY KEY, x int, prev int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (1000);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (1000) TO (2000);
--- backfill
UPDATE p SET x = q.x + 1 FROM p1 q WHERE q.id = p.prev;
--- expected
this cannot be a backfill: it reads, from other rows, columns that it changes: what it reads depends on how far it has come

--- case: the table that it changes a partition of
--- given
CREATE TABLE p (id int PRIMARY KEY, x int, prev int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (1000);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (1000) TO (2000);
--- backfill
UPDATE p1 SET x = q.x + 1 FROM p q WHERE q.id = p1.prev;
--- expected
this cannot be a backfill: it reads, from other rows, columns that it changes: what it reads depends on how far it has come

--- case: another partition
--- given
CREATE TABLE p (id int PRIMARY KEY, x int, prev int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (1000);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (1000) TO (2000);
--- backfill
UPDATE p1 SET x = q.x + 1 FROM p2 q WHERE q.id = p1.prev;
--- expected
key id; may run twice
SELECT (p1.id)::text FROM p1 ORDER BY p1.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT p1.id AS k1 FROM p1 WHERE (p1.id <= '9') ORDER BY p1.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE p1 SET x = q.x + 1 FROM p2 AS q WHERE q.id = p1.prev AND (p1.id > '1' AND p1.id <= '9')
SELECT count(*) FROM p1, p2 AS q WHERE q.id = p1.prev AND ((p1.id > '1' AND p1.id <= '9') AND p1.x IS DISTINCT FROM (q.x + 1)::integer)

--- case: into a table from its partition
--- given
CREATE TABLE p (id int PRIMARY KEY, x int, prev int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (1000);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (1000) TO (2000);
--- backfill
INSERT INTO p SELECT id + 1000, x FROM p1;
--- expected
this cannot be a backfill: it inserts into the table that it reads

--- case: a column that follows from what it changes
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text, g int GENERATED ALWAYS AS (x * 2) STORED);
--- backfill
UPDATE t SET x = o.g FROM t o WHERE o.id = t.prev;
--- expected
this cannot be a backfill: it reads, from other rows, columns that it changes: what it reads depends on how far it has come

--- case: a column of its own row that follows from what it changes
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text, g int GENERATED ALWAYS AS (x * 2) STORED);
--- backfill
UPDATE t SET x = g;
--- expected
key id; must not run twice; not verified: each run changes the rows again, from what they hold
remark: it must not run twice: each row is changed once, as the checkpoints see to
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE t SET x = g WHERE (t.id > '1' AND t.id <= '9')

--- case: a field of another row
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
--- backfill
UPDATE t SET x = (o).x + 1 FROM t o WHERE o.id = t.prev;
--- expected
this cannot be a backfill: it reads, from other rows, columns that it changes: what it reads depends on how far it has come

--- case: another row as such
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
--- backfill
UPDATE t SET s = to_jsonb(o)::text FROM t o WHERE o.id = t.prev;
--- expected
this cannot be a backfill: it reads, from other rows, columns that it changes: what it reads depends on how far it has come

--- case: its own row as such
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
--- backfill
UPDATE t SET s = to_jsonb(t)::text;
--- expected
key id; must not run twice; not verified: each run changes the rows again, from what they hold
remark: it must not run twice: each row is changed once, as the checkpoints see to
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE t SET s = to_jsonb(t)::text WHERE (t.id > '1' AND t.id <= '9')

--- case: another row by the name of the table
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
--- backfill
UPDATE t SET x = (SELECT t.x + 1 FROM t WHERE t.id = 3);
--- expected
this cannot be a backfill: it reads, from other rows, columns that it changes: what it reads depends on how far it has come

--- case: its own column without a name before it, beside other rows
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
--- backfill
UPDATE t SET y = y + 1 WHERE prev IN (SELECT p.id FROM t p WHERE p.grp = 2);
--- expected
key id; must not run twice; not verified: each run changes the rows again, from what they hold
remark: it must not run twice: each row is changed once, as the checkpoints see to
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE t SET y = y + 1 WHERE prev IN (SELECT p.id FROM t AS p WHERE p.grp = 2) AND (t.id > '1' AND t.id <= '9')

--- case: a column of another table that has the same name
--- given
CREATE TABLE names (id bigint PRIMARY KEY, name text);
CREATE TABLE others (id bigint PRIMARY KEY, name text);
--- backfill
UPDATE names SET name = (SELECT name FROM others o WHERE o.id = names.id);
--- expected
key id; may run twice
SELECT (names.id)::text FROM names ORDER BY names.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT names.id AS k1 FROM names WHERE (names.id <= '9') ORDER BY names.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE names SET name = (SELECT name FROM others AS o WHERE o.id = names.id) WHERE (names.id > '1' AND names.id <= '9')
SELECT count(*) FROM names WHERE (names.id > '1' AND names.id <= '9') AND names.name IS DISTINCT FROM (SELECT name FROM others AS o WHERE o.id = names.id)::text COLLATE "C"

--- case: a condition on a reference that becomes NULL
--- given
CREATE TABLE n (id int PRIMARY KEY, parent_id int REFERENCES n (id) ON DELETE SET NULL, gone boolean NOT NULL);
--- backfill
DELETE FROM n WHERE parent_id IS NOT NULL;
--- expected
this cannot be a backfill: its condition reads `parent_id`, which a foreign key changes where rows of other ranges go

--- case: a condition beside a reference that becomes NULL
--- given
CREATE TABLE n (id int PRIMARY KEY, parent_id int REFERENCES n (id) ON DELETE SET NULL, gone boolean NOT NULL);
--- backfill
DELETE FROM n WHERE gone;
--- expected
key id; may run twice
SELECT (n.id)::text FROM n ORDER BY n.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT n.id AS k1 FROM n WHERE (n.id <= '9') ORDER BY n.id LIMIT 1 OFFSET 99) AS batch_end
DELETE FROM n WHERE gone AND (n.id > '1' AND n.id <= '9')
SELECT count(*) FROM n WHERE gone AND (n.id > '1' AND n.id <= '9')

--- case: rows that go with others
--- given
CREATE TABLE n (id int PRIMARY KEY, parent_id int REFERENCES n (id) ON DELETE CASCADE, gone boolean NOT NULL);
--- backfill
DELETE FROM n WHERE gone;
--- expected
key id; may run twice
SELECT (n.id)::text FROM n ORDER BY n.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT n.id AS k1 FROM n WHERE (n.id <= '9') ORDER BY n.id LIMIT 1 OFFSET 99) AS batch_end
DELETE FROM n WHERE gone AND (n.id > '1' AND n.id <= '9')
SELECT count(*) FROM n WHERE gone AND (n.id > '1' AND n.id <= '9')

--- case: rows that keep others from going
--- given
CREATE TABLE n (id int PRIMARY KEY, parent_id int REFERENCES n (id) ON DELETE NO ACTION, gone boolean NOT NULL);
--- backfill
DELETE FROM n WHERE gone;
--- expected
this cannot be a backfill: its rows refer to one another by `parent_id`: one cannot go before those of later ranges that refer to it

--- case: rows of another table that it reads and that go with its own
--- given
CREATE TABLE acc (id int PRIMARY KEY);
CREATE TABLE tr (id int PRIMARY KEY, from_id int REFERENCES acc ON DELETE CASCADE, to_id int REFERENCES acc ON DELETE SET NULL);
--- backfill
DELETE FROM acc WHERE NOT EXISTS (SELECT 1 FROM tr WHERE tr.to_id = acc.id);
--- expected
this cannot be a backfill: rows of `tr`, which it reads, change by a foreign key where rows of other ranges go

--- case: rows that nobody refers to
--- given
CREATE TABLE acc (id int PRIMARY KEY);
CREATE TABLE tr (id int PRIMARY KEY, acc_id int REFERENCES acc ON DELETE CASCADE);
--- backfill
DELETE FROM acc WHERE NOT EXISTS (SELECT 1 FROM tr WHERE tr.acc_id = acc.id);
--- expected
key id; may run twice
SELECT (acc.id)::text FROM acc ORDER BY acc.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT acc.id AS k1 FROM acc WHERE (acc.id <= '9') ORDER BY acc.id LIMIT 1 OFFSET 99) AS batch_end
DELETE FROM acc WHERE NOT EXISTS (SELECT 1 FROM tr WHERE tr.acc_id = acc.id) AND (acc.id > '1' AND acc.id <= '9')
SELECT count(*) FROM acc WHERE NOT EXISTS (SELECT 1 FROM tr WHERE tr.acc_id = acc.id) AND (acc.id > '1' AND acc.id <= '9')

--- case: rows whose number nobody names
--- given
CREATE TABLE acc (id int PRIMARY KEY);
CREATE TABLE tr (id int PRIMARY KEY, acc_id int REFERENCES acc ON DELETE CASCADE);
--- backfill
DELETE FROM acc WHERE id NOT IN (SELECT acc_id FROM tr);
--- expected
key id; may run twice
SELECT (acc.id)::text FROM acc ORDER BY acc.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT acc.id AS k1 FROM acc WHERE (acc.id <= '9') ORDER BY acc.id LIMIT 1 OFFSET 99) AS batch_end
DELETE FROM acc WHERE id NOT IN (SELECT acc_id FROM tr) AND (acc.id > '1' AND acc.id <= '9')
SELECT count(*) FROM acc WHERE id NOT IN (SELECT acc_id FROM tr) AND (acc.id > '1' AND acc.id <= '9')

--- case: rows that go with those that go with its own
--- given
CREATE TABLE acc (id int PRIMARY KEY);
CREATE TABLE tr (id int PRIMARY KEY, acc_id int REFERENCES acc ON DELETE CASCADE);
CREATE TABLE parts (id int PRIMARY KEY, tr_id int REFERENCES tr ON DELETE CASCADE);
--- backfill
DELETE FROM acc WHERE (SELECT count(*) FROM parts) > 5;
--- expected
this cannot be a backfill: rows of `parts`, which it reads, change by a foreign key where rows of other ranges go

--- case: columns that are called otherwise
--- given
CREATE TABLE t (id int PRIMARY KEY, grp int, prev int, x int, y int, s text);
CREATE TABLE z (a int, b int);
--- backfill
INSERT INTO z SELECT q.c1, q.c2 FROM t AS q (c1, c2);
--- expected
this cannot be a backfill: it calls the columns of its first table otherwise: name the table without them

--- case: control characters
--- backfill
UPDATE users SET email_new = 'ab' WHERE email = '';
--- expected
key id; may run twice
SELECT (users.id)::text FROM users ORDER BY users.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= '9') ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET email_new = 'ab' WHERE email = '' AND (users.id > '1' AND users.id <= '9')
SELECT count(*) FROM users WHERE email = '' AND ((users.id > '1' AND users.id <= '9') AND users.email_new IS DISTINCT FROM 'ab'::text COLLATE "C")

--- case: rows that can never be there
--- given
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TABLE log (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m int);
--- backfill
INSERT INTO log (m) SELECT x FROM t ON CONFLICT DO NOTHING;
--- expected
key id; must not run twice; not verified: its condition does not say which rows are there already (NOT EXISTS)
remark: it must not run twice: each row is inserted once, as the checkpoints see to
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO log (m) SELECT x FROM t WHERE (t.id > '1' AND t.id <= '9') ON CONFLICT DO NOTHING

--- case: rows that may be there by what they get by default
--- given
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TABLE log (kind text DEFAULT 'x', m int, UNIQUE (kind, m));
--- backfill
INSERT INTO log (m) SELECT x FROM t ON CONFLICT DO NOTHING;
--- expected
key id; may run twice; not verified: its condition does not say which rows are there already (NOT EXISTS)
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO log (m) SELECT x FROM t WHERE (t.id > '1' AND t.id <= '9') ON CONFLICT DO NOTHING

--- case: rows that a natural join leads to
--- given
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TABLE u (x int, n int);
--- backfill
UPDATE t SET x = 1 FROM t o NATURAL JOIN u WHERE u.n = t.id;
--- expected
this cannot be a backfill: it reads, from other rows, columns that it changes: what it reads depends on how far it has come

--- case: whether another table has any row
--- given
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TABLE u (x int, n int);
--- backfill
UPDATE t SET x = 1 WHERE EXISTS (SELECT * FROM u WHERE u.n = t.id);
--- expected
key id; may run twice
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE t SET x = 1 WHERE EXISTS (SELECT * FROM u WHERE u.n = t.id) AND (t.id > '1' AND t.id <= '9')
SELECT count(*) FROM t WHERE EXISTS (SELECT * FROM u WHERE u.n = t.id) AND ((t.id > '1' AND t.id <= '9') AND t.x IS DISTINCT FROM 1::integer)

--- case: a copy of what the table was
--- given
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE MATERIALIZED VIEW copy AS SELECT id, x FROM t;
--- backfill
UPDATE t SET x = c.x FROM copy c WHERE c.id = t.id - 1;
--- expected
key id; may run twice
SELECT (t.id)::text FROM t ORDER BY t.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= '9') ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE t SET x = c.x FROM copy AS c WHERE c.id = t.id - 1 AND (t.id > '1' AND t.id <= '9')
SELECT count(*) FROM t, copy AS c WHERE c.id = t.id - 1 AND ((t.id > '1' AND t.id <= '9') AND t.x IS DISTINCT FROM c.x::integer)

--- case: into a view of the table that it reads
--- given
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE VIEW v AS SELECT id, x FROM t;
--- backfill
INSERT INTO v SELECT id + 1000, x FROM t;
--- expected
this cannot be a backfill: it inserts into the table that it reads

--- case: a key that nobody enforces
--- given
CREATE TABLE n (id int PRIMARY KEY, parent_id int, gone boolean, FOREIGN KEY (parent_id) REFERENCES n (id) NOT ENFORCED);
--- backfill
DELETE FROM n WHERE gone;
--- expected
key id; may run twice
SELECT (n.id)::text FROM n ORDER BY n.id DESC LIMIT 1
SELECT (k1)::text FROM (SELECT n.id AS k1 FROM n WHERE (n.id <= '9') ORDER BY n.id LIMIT 1 OFFSET 99) AS batch_end
DELETE FROM n WHERE gone AND (n.id > '1' AND n.id <= '9')
SELECT count(*) FROM n WHERE gone AND (n.id > '1' AND n.id <= '9')

