--- given
CREATE TABLE users (id bigint unsigned AUTO_INCREMENT PRIMARY KEY, email varchar(100), email_new varchar(100), price decimal(10, 2), cents int, seen datetime);
CREATE TABLE orders (tenant int, number varchar(20), user_id bigint unsigned, total int, PRIMARY KEY (tenant, number));
CREATE TABLE tokens (token binary(16) PRIMARY KEY, n int);
CREATE TABLE ratios (ratio double PRIMARY KEY, n int);

--- case: a value is copied within its row
--- backfill
UPDATE users SET email_new = LOWER(email);
--- expected
key id; may run twice
SELECT CAST(users.id AS CHAR) FROM users ORDER BY users.id DESC LIMIT 1
SELECT CAST(k1 AS CHAR) FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= 9) ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET email_new = lower(email) WHERE (users.id > 1 AND users.id <= 9)
SELECT count(*) FROM users WHERE (users.id > 1 AND users.id <= 9) AND (CAST(convert(users.email_new USING utf8mb4) AS binary) <=> CAST(convert(lower(email) USING utf8mb4) AS binary)) IS FALSE

--- case: a composite key
--- backfill
UPDATE orders SET total = 0 WHERE total IS NULL;
--- expected
key tenant number; may run twice
SELECT CAST(orders.tenant AS CHAR), CONVERT(orders.number USING utf8mb4) FROM orders ORDER BY orders.tenant DESC, orders.number DESC LIMIT 1
SELECT CAST(k1 AS CHAR), CONVERT(k2 USING utf8mb4) FROM (SELECT orders.tenant AS k1, orders.number AS k2 FROM orders WHERE (((orders.tenant < 9) OR (orders.tenant = 9 AND orders.number <= '9'))) ORDER BY orders.tenant, orders.number LIMIT 1 OFFSET 99) AS batch_end
UPDATE orders SET total = 0 WHERE total IS NULL AND (((orders.tenant > 1) OR (orders.tenant = 1 AND orders.number > '1')) AND ((orders.tenant < 9) OR (orders.tenant = 9 AND orders.number <= '9')))
SELECT count(*) FROM orders WHERE total IS NULL AND ((((orders.tenant > 1) OR (orders.tenant = 1 AND orders.number > '1')) AND ((orders.tenant < 9) OR (orders.tenant = 9 AND orders.number <= '9'))) AND (orders.total <=> 0) IS FALSE)

--- case: a value from another table
--- backfill
UPDATE users u JOIN orders o ON o.user_id = u.id SET u.cents = o.total WHERE u.cents IS NULL;
--- expected
key id; may run twice
SELECT CAST(u.id AS CHAR) FROM users AS u ORDER BY u.id DESC LIMIT 1
SELECT CAST(k1 AS CHAR) FROM (SELECT u.id AS k1 FROM users AS u WHERE (u.id <= 9) ORDER BY u.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users AS u JOIN orders AS o ON o.user_id = u.id SET u.cents = o.total WHERE u.cents IS NULL AND (u.id > 1 AND u.id <= 9)
SELECT count(*) FROM users AS u JOIN orders AS o ON o.user_id = u.id WHERE u.cents IS NULL AND ((u.id > 1 AND u.id <= 9) AND (u.cents <=> CAST(o.total AS decimal(65, 0))) IS FALSE)

--- case: bytes
--- backfill
UPDATE tokens SET n = 1 WHERE n IS NULL;
--- expected
key token; may run twice
SELECT HEX(tokens.token) FROM tokens ORDER BY tokens.token DESC LIMIT 1
SELECT HEX(k1) FROM (SELECT tokens.token AS k1 FROM tokens WHERE (tokens.token <= X'9') ORDER BY tokens.token LIMIT 1 OFFSET 99) AS batch_end
UPDATE tokens SET n = 1 WHERE n IS NULL AND (tokens.token > X'1' AND tokens.token <= X'9')
SELECT count(*) FROM tokens WHERE n IS NULL AND ((tokens.token > X'1' AND tokens.token <= X'9') AND (tokens.n <=> 1) IS FALSE)

--- case: a key that is not exact
--- backfill
UPDATE ratios SET n = 1;
--- expected
this cannot be a backfill: no key of `ratios` can be used: `ratio`: values of type `double` are not compared as they are written

--- case: a limit
--- backfill
UPDATE users SET cents = 0 ORDER BY id LIMIT 1000;
--- expected
this cannot be a backfill: it has a LIMIT of its own: leave it out, or say batch=all

--- case: variables
--- backfill
UPDATE users SET cents = (@n := @n + 1);
--- expected
this cannot be a backfill: it sets variables from row to row, so that the order of the rows matters

--- case: what is stored is rounded
--- backfill
UPDATE users SET price = cents / 100;
--- expected
key id; may run twice
SELECT CAST(users.id AS CHAR) FROM users ORDER BY users.id DESC LIMIT 1
SELECT CAST(k1 AS CHAR) FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= 9) ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET price = cents / 100 WHERE (users.id > 1 AND users.id <= 9)
SELECT count(*) FROM users WHERE (users.id > 1 AND users.id <= 9) AND (users.price <=> CAST(cents / 100 AS decimal(65, 2))) IS FALSE

--- case: of two tables one
--- backfill
DELETE o FROM orders o JOIN users u ON u.id = o.user_id WHERE u.email IS NULL;
--- expected
key tenant number; may run twice
SELECT CAST(o.tenant AS CHAR), CONVERT(o.number USING utf8mb4) FROM orders AS o ORDER BY o.tenant DESC, o.number DESC LIMIT 1
SELECT CAST(k1 AS CHAR), CONVERT(k2 USING utf8mb4) FROM (SELECT o.tenant AS k1, o.number AS k2 FROM orders AS o WHERE (((o.tenant < 9) OR (o.tenant = 9 AND o.number <= '9'))) ORDER BY o.tenant, o.number LIMIT 1 OFFSET 99) AS batch_end
DELETE o FROM orders AS o JOIN users AS u ON u.id = o.user_id WHERE u.email IS NULL AND (((o.tenant > 1) OR (o.tenant = 1 AND o.number > '1')) AND ((o.tenant < 9) OR (o.tenant = 9 AND o.number <= '9')))
SELECT count(*) FROM orders AS o JOIN users AS u ON u.id = o.user_id WHERE u.email IS NULL AND (((o.tenant > 1) OR (o.tenant = 1 AND o.number > '1')) AND ((o.tenant < 9) OR (o.tenant = 9 AND o.number <= '9')))

--- case: rows that are there are left
--- backfill
INSERT IGNORE INTO orders (tenant, number, user_id) SELECT 1, u.email, u.id FROM users u;
--- expected
key id; may run twice; not verified: its condition does not say which rows are there already (NOT EXISTS)
SELECT CAST(u.id AS CHAR) FROM users AS u ORDER BY u.id DESC LIMIT 1
SELECT CAST(k1 AS CHAR) FROM (SELECT u.id AS k1 FROM users AS u WHERE (u.id <= 9) ORDER BY u.id LIMIT 1 OFFSET 99) AS batch_end
INSERT IGNORE INTO orders (tenant, number, user_id) SELECT 1, u.email, u.id FROM users AS u WHERE (u.id > 1 AND u.id <= 9)

--- case: a key with a column that may be NULL
--- backfill key=cents,id
UPDATE users SET price = 1;
--- expected
this cannot be a backfill: `cents` may be NULL, and rows without it would be left out: name columns that are NOT NULL

--- case: bits of many rows
--- backfill
INSERT INTO tokens SELECT 'a', BIT_XOR(cents) FROM users;
--- expected
this cannot be a backfill: it computes a value over rows of several ranges

--- case: rows are counted up where they are there
--- given
CREATE TABLE t (id int PRIMARY KEY, g int);
CREATE TABLE st (g int PRIMARY KEY, n int);
--- backfill
INSERT INTO st (g, n) SELECT t.g, 1 FROM t ON DUPLICATE KEY UPDATE n = st.n + 1;
--- expected
key id; must not run twice; not verified: each run changes again the rows that are there
remark: it must not run twice: each row is inserted once, as the checkpoints see to
SELECT CAST(t.id AS CHAR) FROM t ORDER BY t.id DESC LIMIT 1
SELECT CAST(k1 AS CHAR) FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= 9) ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO st (g, n) SELECT t.g, 1 FROM t WHERE (t.id > 1 AND t.id <= 9) ON DUPLICATE KEY UPDATE n = st.n + 1

--- case: rows that are there get what they would be inserted with
--- given
CREATE TABLE t (id int PRIMARY KEY, g int);
CREATE TABLE st (g int PRIMARY KEY, n int);
--- backfill
INSERT INTO st (g, n) SELECT t.id, t.g FROM t ON DUPLICATE KEY UPDATE n = VALUES(n);
--- expected
key id; may run twice; not verified: its condition does not say which rows are there already (NOT EXISTS)
SELECT CAST(t.id AS CHAR) FROM t ORDER BY t.id DESC LIMIT 1
SELECT CAST(k1 AS CHAR) FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= 9) ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO st (g, n) SELECT t.id, t.g FROM t WHERE (t.id > 1 AND t.id <= 9) ON DUPLICATE KEY UPDATE n = values(n)

--- case: a column of the same name in the table that is read
--- given
CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE TABLE st (g int PRIMARY KEY, n int);
--- backfill
INSERT INTO st (g, n) SELECT t.id, t.n FROM t ON DUPLICATE KEY UPDATE n = t.n;
--- expected
key id; may run twice; not verified: its condition does not say which rows are there already (NOT EXISTS)
SELECT CAST(t.id AS CHAR) FROM t ORDER BY t.id DESC LIMIT 1
SELECT CAST(k1 AS CHAR) FROM (SELECT t.id AS k1 FROM t WHERE (t.id <= 9) ORDER BY t.id LIMIT 1 OFFSET 99) AS batch_end
INSERT INTO st (g, n) SELECT t.id, t.n FROM t WHERE (t.id > 1 AND t.id <= 9) ON DUPLICATE KEY UPDATE n = t.n

--- case: short identifiers
--- backfill
UPDATE users SET cents = UUID_SHORT();
--- expected
key id; must not run twice; not verified: each run gives the rows other values
remark: it must not run twice: each row is changed once, as the checkpoints see to
SELECT CAST(users.id AS CHAR) FROM users ORDER BY users.id DESC LIMIT 1
SELECT CAST(k1 AS CHAR) FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= 9) ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET cents = uuid_short() WHERE (users.id > 1 AND users.id <= 9)

--- case: rows joined that chance has picked
--- backfill
UPDATE users u JOIN (SELECT user_id FROM orders ORDER BY RAND() LIMIT 20) r ON r.user_id = u.id SET u.cents = 1;
--- expected
this cannot be a backfill: it picks rows by chance: each batch would pick others

--- case: a time as a number
--- backfill
UPDATE users SET cents = UNIX_TIMESTAMP(seen);
--- expected
key id; may run twice
SELECT CAST(users.id AS CHAR) FROM users ORDER BY users.id DESC LIMIT 1
SELECT CAST(k1 AS CHAR) FROM (SELECT users.id AS k1 FROM users WHERE (users.id <= 9) ORDER BY users.id LIMIT 1 OFFSET 99) AS batch_end
UPDATE users SET cents = unix_timestamp(seen) WHERE (users.id > 1 AND users.id <= 9)
SELECT count(*) FROM users WHERE (users.id > 1 AND users.id <= 9) AND (users.cents <=> CAST(unix_timestamp(seen) AS decimal(65, 0))) IS FALSE

--- case: rows that refer to one another
--- given
CREATE TABLE n (id int PRIMARY KEY, parent_id int, gone int, FOREIGN KEY (parent_id) REFERENCES n (id));
--- backfill
DELETE FROM n WHERE gone;
--- expected
key id; may run twice
SELECT CAST(n.id AS CHAR) FROM n ORDER BY n.id DESC LIMIT 1
SELECT CAST(k1 AS CHAR) FROM (SELECT n.id AS k1 FROM n WHERE (n.id <= 9) ORDER BY n.id LIMIT 1 OFFSET 99) AS batch_end
DELETE FROM n WHERE gone AND (n.id > 1 AND n.id <= 9)
SELECT count(*) FROM n WHERE gone AND (n.id > 1 AND n.id <= 9)

--- case: a condition on a reference that becomes NULL
--- given
CREATE TABLE n (id int PRIMARY KEY, parent_id int, FOREIGN KEY (parent_id) REFERENCES n (id) ON DELETE SET NULL);
--- backfill
DELETE FROM n WHERE parent_id IS NOT NULL;
--- expected
this cannot be a backfill: its condition reads `parent_id`, which a foreign key changes where rows of other ranges go

--- case: other rows, by a column without a name before it
--- backfill
UPDATE users SET email = (SELECT email FROM users u WHERE u.id = users.id - 1);
--- expected
this cannot be a backfill: it reads, from other rows, columns that it changes: what it reads depends on how far it has come

