--- case: virtual tables and views are neither altered nor indexed
--- given
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIRTUAL TABLE f USING fts5(a, b);
--- up
ALTER TABLE f ADD COLUMN c;  -- error: alter-not-supported
ALTER TABLE f DROP COLUMN a;  -- error: alter-not-supported
ALTER TABLE f RENAME COLUMN a TO z;  -- error: alter-not-supported
CREATE INDEX i ON f (a);  -- error: wrong-object-kind
CREATE INDEX i ON v (a);  -- error: wrong-object-kind
CREATE TRIGGER g AFTER INSERT ON v BEGIN SELECT 1; END;  -- error: wrong-object-kind
CREATE TRIGGER g BEFORE INSERT ON v BEGIN SELECT 1; END;  -- error: wrong-object-kind
CREATE TRIGGER g INSTEAD OF INSERT ON t BEGIN SELECT 1; END;  -- error: wrong-object-kind
CREATE TRIGGER g AFTER INSERT ON f BEGIN SELECT 1; END;  -- error: wrong-object-kind
CREATE TRIGGER g INSTEAD OF INSERT ON v BEGIN SELECT 1; END;
CREATE TRIGGER h AFTER UPDATE OF zz ON t BEGIN SELECT 1; END;
ALTER TABLE f RENAME TO ff;

--- case: a definition names columns that there are, and strings in double quotes
--- up
CREATE TABLE a (a int CHECK (zz > 1));  -- error: no-such-column
CREATE TABLE b (a int, CHECK ("zz" > 1), CHECK (rowid > 1), CHECK (a = true));
CREATE TABLE c (a int, b int AS (zz));  -- error: no-such-column
CREATE TABLE d (a int DEFAULT 1 CHECK (a <> current_timestamp), b int AS (a + 1));
CREATE INDEX i ON d (zz + 1);  -- error: no-such-column
CREATE INDEX i ON d (a) WHERE zz > 1;  -- error: no-such-column
CREATE INDEX j ON d (a + 1) WHERE b > 1 AND rowid > 1;
DROP INDEX j;
ALTER TABLE d ADD COLUMN q int CHECK (zz > 1);  -- error: no-such-column
ALTER TABLE d ADD COLUMN r int AS (zz);  -- error: no-such-column
ALTER TABLE d ADD COLUMN s int AS (a) CHECK (s > 1);

--- case: tables, views and indexes share their names
--- given
CREATE TABLE t (a int);
CREATE INDEX foo ON t (a);
--- up
CREATE TABLE foo (a int);  -- error: name-taken
CREATE TABLE IF NOT EXISTS foo (a int);  -- error: name-taken
CREATE VIEW foo AS SELECT 1;  -- error: name-taken
ALTER TABLE t RENAME TO foo;  -- error: name-taken
CREATE TEMP TABLE foo (a int);

--- case: rows have as many values as there are columns, and none for what is generated
--- given
CREATE TABLE p (a int, b int);
CREATE TABLE p2 (a int, b int, c int);
CREATE TABLE g (a int, b int AS (a + 1));
--- up
INSERT INTO p2 SELECT * FROM p;  -- error: wrong-number-of-values
INSERT INTO p2 (a, b) SELECT * FROM p2;  -- error: wrong-number-of-values
INSERT INTO p2 (a, b) SELECT * FROM p;
INSERT INTO p VALUES (1), (2);  -- error: wrong-number-of-values
INSERT INTO p2 SELECT * FROM p JOIN g USING (a);
INSERT INTO g VALUES (1);
INSERT INTO g (a, b) VALUES (1, 2);  -- error: generated-column-written
UPDATE g SET b = 1;  -- error: generated-column-written
UPDATE g SET a = 1;

--- case: a table keeps its last column, and a strict one its types
--- given
CREATE TABLE t (a int);
CREATE TABLE s (a int, b int) STRICT;
--- up
ALTER TABLE t DROP COLUMN a;  -- error: last-column-dropped
ALTER TABLE s ADD COLUMN c;  -- error: alter-not-supported
ALTER TABLE s ADD COLUMN c float;  -- error: alter-not-supported
ALTER TABLE s ADD COLUMN c real;

--- case: a script that writes the schema itself may take names that are kept for the engine
--- up
PRAGMA writable_schema = ON;
CREATE TABLE sqlite_a (a int);

--- case: a default that refers is no matter until references are looked at
--- given
CREATE TABLE p (id integer PRIMARY KEY);
CREATE TABLE t (a int);
--- up
ALTER TABLE t ADD COLUMN b int DEFAULT 1 REFERENCES p (id);
PRAGMA foreign_keys = ON;
ALTER TABLE t ADD COLUMN c int DEFAULT 1 REFERENCES p (id);  -- warning: needs-empty-table
ALTER TABLE t ADD COLUMN d int DEFAULT NULL REFERENCES p (id);
PRAGMA foreign_keys = OFF;
ALTER TABLE t ADD COLUMN e int DEFAULT 1 REFERENCES p (id);

--- case: what a view takes, and which keys conflicts are looked for in
--- given
CREATE TABLE t (id INTEGER PRIMARY KEY, a text UNIQUE, b text, c text);
CREATE UNIQUE INDEX t_b ON t (b) WHERE c IS NULL;
CREATE UNIQUE INDEX t_bc ON t (b, c);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE TRIGGER v_in INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.a); END;
--- up
INSERT INTO v (a) VALUES ('x');
UPDATE v SET a = 'y';  -- error: wrong-object-kind
DELETE FROM v WHERE id = 1;  -- error: wrong-object-kind
INSERT INTO t (a) VALUES ('x') ON CONFLICT (a) DO NOTHING;
INSERT INTO t (id) VALUES (1) ON CONFLICT (id) DO NOTHING;
INSERT INTO t (b, c) VALUES ('x', 'y') ON CONFLICT (c, b) DO UPDATE SET a = excluded.b;
INSERT INTO t (b) VALUES ('x') ON CONFLICT (b) WHERE c IS NULL DO NOTHING;
INSERT INTO t (b) VALUES ('x') ON CONFLICT (b) DO NOTHING;  -- error: no-such-constraint
INSERT INTO t (c) VALUES ('x') ON CONFLICT (a, c) DO NOTHING;  -- error: no-such-constraint
INSERT INTO t (c) VALUES ('x') ON CONFLICT DO NOTHING;
--- changes
