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
