--- case: what the grammar takes and the engine refuses, whatever the schema is
--- up
CREATE TABLE a1 (a INT, b INTEGER, c REAL, d text, e BLOB, f ANY) STRICT;
CREATE TABLE a2 (a VARCHAR(3)) STRICT;  -- error: syntax-error
CREATE TABLE a3 (a TEXT, b) STRICT;  -- error: syntax-error
CREATE TABLE a4 (a TEXT(3)) STRICT;  -- error: syntax-error
CREATE TABLE b1 (a int) WITHOUT ROWID;  -- error: syntax-error
CREATE TABLE b2 (a int, PRIMARY KEY (a)) WITHOUT ROWID;
CREATE TABLE b3 (a integer PRIMARY KEY AUTOINCREMENT) WITHOUT ROWID;  -- error: syntax-error
CREATE TABLE b4 (a int PRIMARY KEY AUTOINCREMENT);  -- error: syntax-error
CREATE TABLE b5 (a integer PRIMARY KEY DESC AUTOINCREMENT);  -- error: syntax-error
CREATE TABLE b6 (a Integer PRIMARY KEY AUTOINCREMENT);
CREATE TABLE b7 (a integer, PRIMARY KEY (a AUTOINCREMENT));
CREATE TABLE b8 (a int, PRIMARY KEY (a AUTOINCREMENT));  -- error: syntax-error
CREATE TABLE c1 (a int, b int AS (a), PRIMARY KEY (b));  -- error: syntax-error
CREATE TABLE c2 (a int, b int AS (a) PRIMARY KEY);  -- error: syntax-error
CREATE TABLE c3 (a int AS (1));  -- error: syntax-error
CREATE TABLE d1 (a int, b int, FOREIGN KEY (a, b) REFERENCES c (a));  -- error: syntax-error
CREATE TABLE d2 (a int REFERENCES c (a, b));  -- error: syntax-error
CREATE TABLE d3 (a int, b int, FOREIGN KEY (a, b) REFERENCES c);
CREATE TABLE e1 (a int CHECK (a IN (SELECT 1)));  -- error: syntax-error
CREATE TABLE e2 (a int, CHECK (EXISTS (SELECT 1)));  -- error: syntax-error
CREATE TABLE e3 (a int CHECK (a IN (1, 2)));
CREATE INDEX f1 ON e3 (a) WHERE a IN (SELECT 1);  -- error: syntax-error
CREATE INDEX f2 ON e3 ((SELECT 1));  -- error: syntax-error
CREATE TABLE sqlite_a (a int);  -- error: syntax-error
CREATE VIEW sqlite_b AS SELECT 1;  -- error: syntax-error
CREATE INDEX sqlite_c ON e3 (a);  -- error: syntax-error
ALTER TABLE e3 RENAME TO sqlite_d;  -- error: syntax-error
ALTER TABLE e3 RENAME COLUMN a TO sqlite_a;
CREATE TRIGGER g AFTER INSERT ON e3 BEGIN DELETE FROM main.e3; END;  -- error: syntax-error
CREATE TRIGGER h AFTER INSERT ON e3 BEGIN SELECT * FROM main.e3; DELETE FROM e3; END;
