--- case: a column takes its own constraints along, and stays where anything else names it
--- given
CREATE TABLE p (x INTEGER PRIMARY KEY);
CREATE TABLE t (
  a INT CHECK (a > b),
  b INT,
  c INT REFERENCES p (x),
  d INT CHECK (e > 0),
  e INT,
  f INT,
  g INT AS (f + 1),
  h INT,
  CHECK (h > 0)
);
--- up
ALTER TABLE t DROP COLUMN e;  -- error: column-in-use
ALTER TABLE t DROP COLUMN f;  -- error: column-in-use
ALTER TABLE t DROP COLUMN h;  -- error: column-in-use
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t DROP COLUMN c;
ALTER TABLE t DROP COLUMN d;
ALTER TABLE t DROP COLUMN e;
ALTER TABLE t DROP COLUMN g;
--- after
schema main
table p
  columns: x
column p.x
  type: INTEGER
constraint p.PRIMARY KEY (x)
  kind: PRIMARY KEY
  columns: x
table t
  columns: b, f, h
column t.b
  type: INT
column t.f
  type: INT
column t.h
  type: INT
constraint t.CHECK (h)
  kind: CHECK
  columns: h
  condition: h > 0

--- case: a view or a trigger that reads a column keeps it, one that takes or writes it does not
--- given
CREATE TABLE t (a INT, b INT, c INT, d INT, e INT);
CREATE TABLE l (x INT);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT * FROM t;
CREATE TRIGGER r AFTER UPDATE OF e ON t WHEN new.b > 1 BEGIN INSERT INTO l VALUES (old.c); END;
CREATE TRIGGER s AFTER INSERT ON l BEGIN UPDATE t SET d = 1; END;
--- up
ALTER TABLE t DROP COLUMN a;  -- error: column-in-use
ALTER TABLE t DROP COLUMN b;  -- error: column-in-use
ALTER TABLE t DROP COLUMN c;  -- error: column-in-use
ALTER TABLE t DROP COLUMN d;
ALTER TABLE t DROP COLUMN e;

--- case: keys are numbered as they are written, and a descending key of a column has its own
--- up
CREATE TABLE t (a INT UNIQUE, b INT PRIMARY KEY, c INT, UNIQUE (c), UNIQUE (a));
CREATE TABLE u (a INTEGER PRIMARY KEY DESC);
CREATE TABLE w (a INTEGER, PRIMARY KEY (a DESC));
--- after
schema main
table t
  columns: a, b, c
column t.a
  type: INT
column t.b
  type: INT
column t.c
  type: INT
constraint t.UNIQUE (a)
  kind: UNIQUE
  columns: a
constraint t.PRIMARY KEY (b)
  kind: PRIMARY KEY
  columns: b
constraint t.UNIQUE (c)
  kind: UNIQUE
  columns: c
index t.sqlite_autoindex_t_1
  columns: a
  unique: yes
index t.sqlite_autoindex_t_2
  columns: b
  unique: yes
  primary: yes
index t.sqlite_autoindex_t_3
  columns: c
  unique: yes
table u
  columns: a
column u.a
  type: INTEGER
constraint u.PRIMARY KEY (a)
  kind: PRIMARY KEY
  columns: a
index u.sqlite_autoindex_u_1
  columns: a DESC
  unique: yes
  primary: yes
table w
  columns: a
column w.a
  type: INTEGER
constraint w.PRIMARY KEY (a)
  kind: PRIMARY KEY
  columns: a

--- case: what only a table without rows takes
--- given
CREATE TABLE t (a INT);
--- up
ALTER TABLE t ADD COLUMN b TEXT DEFAULT CURRENT_TIMESTAMP;  -- warning: needs-empty-table
ALTER TABLE t ADD COLUMN c INT AS (a + 1) STORED;  -- warning: needs-empty-table
ALTER TABLE t ADD COLUMN d INT NOT NULL DEFAULT NULL;  -- warning: needs-empty-table
ALTER TABLE t ADD COLUMN e INT AS (a + 1) NOT NULL;
ALTER TABLE t ADD COLUMN f INT NOT NULL DEFAULT -1;
ALTER TABLE t ADD COLUMN g INT DEFAULT (CAST('1' AS INT));
ALTER TABLE t ADD COLUMN h INT PRIMARY KEY;  -- error: alter-not-supported
