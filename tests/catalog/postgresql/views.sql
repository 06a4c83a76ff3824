--- case: a view follows the renames of what it reads and keeps the names of its columns
--- given
CREATE TABLE t (a int, b text);
CREATE TABLE o (a int);
CREATE VIEW v AS SELECT a, t.b, upper(t.b) FROM t WHERE b > 'x';
CREATE VIEW w AS SELECT * FROM t;
CREATE VIEW x AS SELECT s.b FROM (SELECT b FROM t) s JOIN o ON o.a = 1;
--- up
ALTER TABLE t RENAME COLUMN b TO c;
CREATE SCHEMA far;
ALTER TABLE t RENAME TO u;
ALTER TABLE u SET SCHEMA far;
--- changes
added schema far
added table far.u
  columns: a, c
added column far.u.a
  type: integer
added column far.u.c
  type: text
removed table t
  columns: a, b
removed column t.a
  type: integer
removed column t.b
  type: text
changed view v
  query: SELECT a, t.b, upper(t.b) FROM t WHERE b > 'x' -> SELECT a, u.c AS b, upper(u.c) FROM far.u WHERE c > 'x'
  reads: t.a, t.b -> far.u.a, far.u.c
changed view w
  query: SELECT * FROM t -> SELECT a, c AS b FROM far.u
  reads: t.a, t.b -> far.u.a, far.u.c
changed view x
  query: SELECT s.b FROM (SELECT b FROM t) AS s JOIN o ON o.a = 1 -> SELECT s.b FROM (SELECT c AS b FROM far.u) AS s JOIN o ON o.a = 1
  reads: o.a, t.b -> o.a, far.u.c

--- case: a view that is replaced keeps its columns
--- given
CREATE TABLE t (a int, b text, c varchar(5));
CREATE VIEW v AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
--- up
CREATE OR REPLACE VIEW v AS SELECT a, b, c FROM t;
CREATE OR REPLACE VIEW v AS SELECT a FROM t;  -- error: view-columns-changed
CREATE OR REPLACE VIEW v AS SELECT b, a, c FROM t;  -- error: view-columns-changed
CREATE OR REPLACE VIEW v AS SELECT a::bigint AS a, b, c FROM t;  -- error: view-columns-changed
CREATE OR REPLACE VIEW v AS SELECT a, b, c::varchar(6) AS c FROM t;  -- error: view-columns-changed
CREATE OR REPLACE VIEW v AS SELECT 1 AS a, b, c FROM t;
CREATE OR REPLACE VIEW t AS SELECT 1 AS a;  -- error: table-exists
CREATE OR REPLACE VIEW m AS SELECT 1 AS a;  -- error: view-exists

--- case: an extension that has a schema of its own may have made what is in there
--- given
CREATE TABLE t (a int);
CREATE SCHEMA vault;
CREATE SCHEMA other;
CREATE EXTENSION supabase_vault WITH SCHEMA vault;
--- up
CREATE VIEW v AS SELECT secret FROM vault.secrets;
CREATE VIEW w AS SELECT secret FROM other.secrets;  -- error: no-such-table

--- case: a recursive view reads itself
--- given
CREATE TABLE t (id int, parent int);
--- up
CREATE RECURSIVE VIEW r (id) AS SELECT id FROM t WHERE parent IS NULL UNION ALL SELECT t.id FROM t JOIN r ON t.parent = r.id;
--- changes
added view r
  columns: id
  query: WITH RECURSIVE r (id) AS (SELECT id FROM t WHERE parent IS NULL UNION ALL SELECT t.id FROM t JOIN r ON t.parent = r.id) SELECT id FROM r
  reads: t.id, t.parent
added column r.id
  type: integer
