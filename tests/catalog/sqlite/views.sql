--- case: a view follows the renames of what it reads, and its columns are renamed too
--- given
CREATE TABLE t (a INT, b INT);
CREATE VIEW v AS SELECT b, t.a, b AS z FROM t;
CREATE VIEW w AS SELECT * FROM t;
--- up
ALTER TABLE t RENAME COLUMN b TO c;
ALTER TABLE t RENAME TO u;
--- after
schema main
table u
  columns: a, c
column u.a
  type: INT
column u.c
  type: INT
view v
  columns: c, a, z
  query: SELECT c, u.a, c AS z FROM u
  reads: u.a, u.c
column v.c
  type: INT
column v.a
  type: INT
column v.z
  type: INT
view w
  columns: a, c
  query: SELECT * FROM u
  reads: u.a, u.c
column w.a
  type: INT
column w.c
  type: INT

--- case: a view keeps a table's old name where the old way of altering is switched on
--- given
CREATE TABLE t (a INT, b INT);
CREATE VIEW v AS SELECT b, t.a FROM t;
PRAGMA legacy_alter_table = ON;
--- up
ALTER TABLE t RENAME TO u;
--- after
schema main
table u
  columns: a, b
column u.a
  type: INT
column u.b
  type: INT
view v
  columns: b, a
  query: SELECT b, t.a FROM t
  reads: t.a, t.b
column v.b
  type: INT
column v.a
  type: INT

--- case: a table cannot take the name of one that a view still reads
--- given
CREATE TABLE t (a INT);
CREATE TABLE new_t (a INT, b INT);
CREATE VIEW v AS SELECT a FROM t;
--- up
DROP TABLE t;
ALTER TABLE new_t RENAME TO t;  -- error: view-broken
DROP VIEW v;
ALTER TABLE new_t RENAME TO t;

--- case: `*` stands for the columns that there are, in views of views too
--- given
CREATE TABLE t (a INT, b INT);
CREATE VIEW w AS SELECT *, 1 AS one FROM t;
CREATE VIEW v AS SELECT * FROM w;
CREATE VIEW named (p, q) AS SELECT * FROM t;
--- up
ALTER TABLE t ADD COLUMN c INT;
ALTER TABLE t DROP COLUMN b;
--- after
schema main
view named
  columns: p, q
  query: SELECT * FROM t
  reads: t.a, t.b
column named.p
  type: INT
column named.q
  type: INT
table t
  columns: a, c
column t.a
  type: INT
column t.c
  type: INT
view v
  columns: a, c, one
  query: SELECT * FROM w
  reads: w.a, w.c, w.one
column v.a
  type: INT
column v.c
  type: INT
column v.one
view w
  columns: a, c, one
  query: SELECT *, 1 AS one FROM t
  reads: t.a, t.c
column w.a
  type: INT
column w.c
  type: INT
column w.one

--- case: the body of a trigger follows renames
--- given
CREATE TABLE t (a INT, b INT);
CREATE TABLE l (n INT);
CREATE TRIGGER g AFTER INSERT ON l BEGIN
  INSERT INTO t (b, a) SELECT t.a, 'a' FROM t WHERE a = new.n;
  UPDATE t SET a = (SELECT max(l.n) FROM l) WHERE b IN (SELECT a FROM t AS o WHERE o.a = t.a);
END;
CREATE TRIGGER h AFTER UPDATE OF a ON t BEGIN DELETE FROM l WHERE n = old.a; END;
--- up
ALTER TABLE t RENAME COLUMN a TO "first one";
ALTER TABLE l RENAME COLUMN n TO number;
ALTER TABLE t RENAME TO u;
--- changes
changed table l
  columns: n -> number
added column l.number
  type: INT
changed trigger l.g
  body: BEGIN
  INSERT INTO t (b, a) SELECT t.a, 'a' FROM t WHERE a = new.n;
  UPDATE t SET a = (SELECT max(l.n) FROM l) WHERE b IN (SELECT a FROM t AS o WHERE o.a = t.a);
END -> BEGIN
  INSERT INTO u (b, "first one") SELECT u."first one", 'a' FROM u WHERE "first one" = new.number;
  UPDATE u SET "first one" = (SELECT max(l.number) FROM l) WHERE b IN (SELECT "first one" FROM u AS o WHERE o."first one" = u."first one");
END
removed column l.n
  type: INT
removed table t
  columns: a, b
removed column t.a
  type: INT
removed column t.b
  type: INT
removed trigger t.h
  timing: AFTER
  events: UPDATE OF a
  body: BEGIN DELETE FROM l WHERE n = old.a; END
added table u
  columns: first one, b
added column u.first one
  type: INT
added column u.b
  type: INT
added trigger u.h
  timing: AFTER
  events: UPDATE OF first one
  body: BEGIN DELETE FROM l WHERE number = old."first one"; END

--- case: what gives a column its name
--- given
CREATE TABLE t (a INT, b INT);
--- up
CREATE TABLE c AS SELECT count(*), a+1, a + b, 'x', a, a, A AS z FROM t;
CREATE VIEW v AS SELECT * FROM t, t AS o;
--- after
schema main
table c
  columns: count(*), a+1, a + b, 'x', a, a:1, z
column c.count(*)
column c.a+1
column c.a + b
column c.'x'
column c.a
  type: INT
column c.a:1
  type: INT
column c.z
  type: INT
table t
  columns: a, b
column t.a
  type: INT
column t.b
  type: INT
view v
  columns: a, b, a:1, b:1
  query: SELECT * FROM t, t AS o
  reads: t.a, t.b
column v.a
  type: INT
column v.b
  type: INT
column v.a:1
  type: INT
column v.b:1
  type: INT

--- case: nothing is renamed and no column dropped while a view reads what was dropped
--- given
CREATE TABLE a (n INT);
CREATE TABLE t (x INT, y INT);
CREATE VIEW v AS SELECT * FROM a;
--- up
DROP TABLE a;
ALTER TABLE t ADD COLUMN z INT;
ALTER TABLE t DROP COLUMN x;  -- error: view-broken
ALTER TABLE t RENAME COLUMN x TO w;  -- error: view-broken
ALTER TABLE t RENAME TO u;  -- error: view-broken
CREATE TABLE a (m INT);
ALTER TABLE t RENAME TO u;

--- case: a table is not built anew under a trigger of another one, unless names are left alone
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE audit (id INTEGER PRIMARY KEY, uid INT);
CREATE TRIGGER audit_ai AFTER INSERT ON audit BEGIN
  UPDATE users SET name = name WHERE id = new.uid;
END;
--- up
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
DROP TABLE users;
ALTER TABLE users_new RENAME TO users;  -- error: view-broken
PRAGMA legacy_alter_table = ON;
ALTER TABLE users_new RENAME TO users;
