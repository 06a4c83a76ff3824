--- case: primary keys allow NULL, and have an index unless they are the row number
--- up
CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT UNIQUE);
CREATE TABLE c (id INT PRIMARY KEY, d VARCHAR(10) COLLATE NOCASE DEFAULT 'x');
CREATE TABLE e (f TEXT, g TEXT, PRIMARY KEY (f, g)) WITHOUT ROWID;
--- after

--- case: a table is rebuilt, and references follow
--- given
CREATE TABLE t (id INTEGER PRIMARY KEY, a INT);
CREATE TABLE c (t_id INT REFERENCES t (id));
CREATE INDEX i ON t (a);
--- up
PRAGMA foreign_keys = OFF;
CREATE TABLE t_new (id INTEGER PRIMARY KEY, a INT NOT NULL);
INSERT INTO t_new SELECT id, a FROM t;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
CREATE INDEX i ON t (a);
--- changes

--- case: what the server refuses
--- given
CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b INT UNIQUE, c INT);
CREATE INDEX i ON t (a);
--- up
ALTER TABLE t DROP COLUMN a;  -- error: column-in-use
ALTER TABLE t DROP COLUMN b;  -- error: column-in-use
ALTER TABLE T DROP COLUMN C;
ALTER TABLE t ADD COLUMN d INT NOT NULL;  -- error: alter-not-supported
ALTER TABLE t ADD COLUMN e INT UNIQUE;  -- error: alter-not-supported
DROP TABLE nothing;  -- error: no-such-table
--- changes
removed column t.c
  type: INT
