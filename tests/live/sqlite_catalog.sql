--- case: keys and the indexes behind them
--- up
CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT UNIQUE, y int, z real, UNIQUE (y, z), UNIQUE (z, y));
CREATE TABLE b (id int PRIMARY KEY);
CREATE TABLE c (id text PRIMARY KEY, UNIQUE (id));
CREATE TABLE d (id INTEGER PRIMARY KEY DESC);
CREATE TABLE e (a, b, PRIMARY KEY (b DESC, a COLLATE nocase));
CREATE TABLE f (a text COLLATE nocase UNIQUE, b UNIQUE, CHECK (a <> b));
CREATE TABLE g (id integer, PRIMARY KEY (id));
CREATE TABLE h (id INTEGER PRIMARY KEY AUTOINCREMENT, x);
CREATE TABLE i (a CONSTRAINT pk PRIMARY KEY, b CONSTRAINT u UNIQUE, CONSTRAINT k CHECK (a > 0));
CREATE TABLE j (a UNIQUE, b UNIQUE, PRIMARY KEY (a, b), UNIQUE (a, b));

--- case: tables without rowid, and strict ones
--- up
CREATE TABLE a (k text PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE b (k INTEGER PRIMARY KEY, v int) WITHOUT ROWID;
CREATE TABLE c (a, b, v, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE d (id INTEGER PRIMARY KEY, v text NOT NULL) STRICT;
CREATE TABLE e (k text PRIMARY KEY, v any) STRICT, WITHOUT ROWID;
CREATE TABLE f (k text, v) WITHOUT ROWID;
CREATE UNIQUE INDEX c_v ON c (v);

--- case: types as they are shown
--- up
CREATE TABLE a (a Integer, b VarChar (10), c decimal( 10 , 2 ), d double   precision, e, f "TEXT", g unsigned big int, h text(5), i [my type]);
CREATE TABLE b (a DEFAULT 1, b DEFAULT -1, c DEFAULT +1.50, d DEFAULT 'x', e DEFAULT NULL, f DEFAULT CURRENT_TIMESTAMP, g DEFAULT (1 + 2), h DEFAULT word, i DEFAULT true, j DEFAULT x'00', k DEFAULT "q", l DEFAULT (datetime('now')));

--- case: generated columns
--- up
CREATE TABLE a (x int, y AS (x * 2), z int GENERATED ALWAYS AS (x + 1) STORED, w text AS (x || 'a') VIRTUAL NOT NULL);
ALTER TABLE a ADD COLUMN v int AS (x * 3);
ALTER TABLE a ADD COLUMN u int AS (x * 3) STORED;
ALTER TABLE a RENAME COLUMN x TO xx;
ALTER TABLE a DROP COLUMN xx;
ALTER TABLE a DROP COLUMN y;

--- case: foreign keys
--- up
CREATE TABLE p (id INTEGER PRIMARY KEY, code text UNIQUE);
CREATE TABLE c (a int REFERENCES p, b text REFERENCES p (code) ON DELETE CASCADE ON UPDATE SET NULL, FOREIGN KEY (a, b) REFERENCES p (id, code) ON DELETE SET DEFAULT DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE d (a REFERENCES nowhere (x) ON DELETE RESTRICT, b REFERENCES later);
CREATE TABLE later (id INTEGER PRIMARY KEY);
CREATE TABLE self (id INTEGER PRIMARY KEY, up int REFERENCES self (id));
ALTER TABLE p RENAME TO parents;
ALTER TABLE parents RENAME COLUMN code TO codes;
ALTER TABLE self RENAME TO selves;
ALTER TABLE c RENAME COLUMN a TO aa;
DROP TABLE parents;

--- case: columns that are added
--- up
CREATE TABLE t (a int);
ALTER TABLE t ADD COLUMN b text DEFAULT 'x' NOT NULL;
ALTER TABLE t ADD c CHECK (c > 0);
ALTER TABLE t ADD d text COLLATE nocase;
ALTER TABLE t ADD e int REFERENCES t (a);
ALTER TABLE t ADD f int NOT NULL;
ALTER TABLE t ADD g int UNIQUE;
ALTER TABLE t ADD h int PRIMARY KEY;
ALTER TABLE t ADD i DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE t ADD j DEFAULT (1 + 1);
ALTER TABLE t ADD a int;
ALTER TABLE t ADD k NOT NULL DEFAULT NULL;
ALTER TABLE nowhere ADD a int;

--- case: columns that are dropped
--- up
CREATE TABLE t (a INTEGER PRIMARY KEY, b UNIQUE, c, d, e CHECK (e > 0), f, g, h, CHECK (f > 0));
CREATE INDEX i ON t (c);
CREATE INDEX j ON t (g) WHERE d > 0;
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t DROP COLUMN b;
ALTER TABLE t DROP COLUMN c;
ALTER TABLE t DROP COLUMN d;
ALTER TABLE t DROP COLUMN e;
ALTER TABLE t DROP COLUMN f;
ALTER TABLE t DROP COLUMN h;
ALTER TABLE t DROP COLUMN nowhere;
DROP INDEX i;
ALTER TABLE t DROP COLUMN c;

--- case: what follows a rename
--- up
CREATE TABLE t (a int, b int CHECK (b > a), UNIQUE (a, b));
CREATE INDEX i ON t (a, b DESC) WHERE a > 0;
CREATE INDEX e ON t (a + b);
CREATE VIEW v AS SELECT a, t.b FROM t WHERE a > 1;
CREATE TABLE log (x);
CREATE TRIGGER r AFTER UPDATE OF a ON t WHEN new.a > old.a BEGIN INSERT INTO log SELECT a FROM t WHERE b = new.b; END;
ALTER TABLE t RENAME COLUMN a TO aa;
ALTER TABLE t RENAME TO u;
ALTER TABLE log RENAME TO logs;
ALTER TABLE u RENAME COLUMN aa TO b;
ALTER TABLE u RENAME TO logs;

--- case: objects that are dropped
--- up
CREATE TABLE t (a);
CREATE INDEX i ON t (a);
CREATE VIEW v AS SELECT * FROM t;
CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END;
CREATE TRIGGER w INSTEAD OF INSERT ON v BEGIN SELECT 1; END;
DROP TABLE v;
DROP VIEW t;
DROP INDEX nowhere;
DROP INDEX IF EXISTS nowhere;
DROP TRIGGER r;
DROP TRIGGER r;
DROP TABLE t;
DROP TABLE IF EXISTS t;
DROP VIEW v;
DROP TRIGGER w;

--- case: names that are taken
--- up
CREATE TABLE t (a);
CREATE TABLE T (b);
CREATE TABLE IF NOT EXISTS t (b);
CREATE VIEW t AS SELECT 1;
CREATE INDEX i ON t (a);
CREATE INDEX I ON t (a);
CREATE INDEX IF NOT EXISTS i ON t (a);
CREATE INDEX t ON t (a);
CREATE TABLE i (a);
CREATE TABLE u (a, A);
CREATE INDEX j ON nowhere (a);
CREATE INDEX j ON t (nowhere);
CREATE TRIGGER i AFTER INSERT ON t BEGIN SELECT 1; END;
CREATE TRIGGER r AFTER INSERT ON nowhere BEGIN SELECT 1; END;
CREATE TABLE sqlite_mine (a);

--- case: tables and views from queries
--- up
CREATE TABLE t (a INTEGER PRIMARY KEY, b varchar(10) NOT NULL DEFAULT 'x', c real, d blob, e);
CREATE TABLE u AS SELECT a, b AS bb, c + 1 AS s, d, e, count(*) n, 'x' AS text, 1 AS one, CAST(a AS text) AS k FROM t;
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w (x, y) AS SELECT a, b FROM t;
CREATE VIEW x AS WITH q AS (SELECT a FROM t) SELECT q.a, t.* FROM q JOIN t USING (a);
CREATE VIEW y AS SELECT 1 AS one UNION SELECT 2;
CREATE VIEW z AS SELECT nothing FROM nowhere;

--- case: a table is rebuilt
--- up
CREATE TABLE users (id INTEGER PRIMARY KEY, email text);
CREATE INDEX users_email ON users (email);
CREATE TABLE posts (id INTEGER PRIMARY KEY, user int REFERENCES users (id));
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE users_new (id INTEGER PRIMARY KEY, email text NOT NULL);
INSERT INTO users_new SELECT * FROM users;
DROP TABLE users;
ALTER TABLE users_new RENAME TO users;
CREATE INDEX users_email ON users (email);
COMMIT;
PRAGMA foreign_keys = ON;

--- case: a table is rebuilt the wrong way round
--- up
CREATE TABLE users (id INTEGER PRIMARY KEY, email text);
CREATE TABLE posts (id INTEGER PRIMARY KEY, user int REFERENCES users (id));
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, email text NOT NULL);
INSERT INTO users SELECT * FROM users_old;
DROP TABLE users_old;

--- case: the old behaviour of renames
--- up
CREATE TABLE users (id INTEGER PRIMARY KEY, email text);
CREATE TABLE posts (id INTEGER PRIMARY KEY, user int REFERENCES users (id));
CREATE VIEW v AS SELECT email FROM users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE users RENAME TO users_old;
PRAGMA foreign_keys = ON;
ALTER TABLE users_old RENAME TO users_older;

--- case: what is rolled back
--- up
CREATE TABLE a (x);
BEGIN;
CREATE TABLE b (x);
SAVEPOINT s;
DROP TABLE a;
CREATE TABLE c (x);
ROLLBACK TO s;
ALTER TABLE b ADD y;
RELEASE s;
COMMIT;
BEGIN;
DROP TABLE a;
ROLLBACK;

--- case: quoted names and their case
--- up
CREATE TABLE "My Table" ("a b" int, [c d] text, `e` real, "UPPER" int);
CREATE INDEX "my index" ON "My Table" ("a b", [c d]);
ALTER TABLE "my table" RENAME COLUMN "A B" TO "x y";
ALTER TABLE "my table" RENAME TO "Other";
ALTER TABLE other ADD COLUMN Mixed int;
DROP INDEX "MY INDEX";

--- case: virtual tables
--- up
CREATE VIRTUAL TABLE f USING fts5 (title, body);
CREATE VIRTUAL TABLE r USING rtree (id, minx, maxx);
DROP TABLE f;
