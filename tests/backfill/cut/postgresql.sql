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

