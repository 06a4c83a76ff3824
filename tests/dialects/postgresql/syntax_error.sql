--- case: what was found, and what could have stood there
--- up
CREATE TABLE x (a int,, b int);
SELECT a FROM t WHERE (b = 1;
ALTER TABLE t FOO;
CREATE TABLE y (a int PRIMARY c);
CREATE FOO z;
SELECT 1 +;
DROP TABLE a b;
CREATE TABLE t (a int) ENGINE=InnoDB;
CREATE TABLE t (a int(10) unsigned);
INSERT INTO t VALUES (1, 2;
UPDATE t SET;
SELECT 1 FORM t;
FOO BAR;
CREATE INDEX i t (a);
--- findings
1:23 syntax error at `,`, expected a constraint, a name or `LIKE`
2:29 syntax error at the end of the statement, expected an operator, `)` or `,`
3:15 syntax error at `FOO`
4:31 syntax error at `c`, expected `KEY`
5:8 syntax error at `FOO`
6:11 syntax error at the end of the statement, expected an expression, `ALL`, `ANY` or `SOME`
7:14 syntax error at `b`, expected the end, `,`, `.`, `CASCADE` or `RESTRICT`
8:24 syntax error at `ENGINE`
9:27 syntax error at `unsigned`, expected a constraint, `)`, `[`, `,` or `ARRAY`
10:27 syntax error at the end of the statement, expected an operator, `)` or `,`
11:13 syntax error at the end of the statement, expected a name or `(`
12:15 syntax error at `t`
13:1 syntax error at `FOO`
14:16 syntax error at `t`, expected `.` or `ON`

--- case: what the grammar lets through and the server does not
--- up
CREATE TABLE t (a int DEFAULT ());
CREATE TABLE t (a int DEFAULT DEFAULT);
CREATE TABLE t (LIKE u INCLUDING everything);
UPDATE t SET column = 1;
CREATE INDEX IF NOT EXISTS ON t (a);
CREATE INDEX i ON t (t.a);
REINDEX TABLE;
ALTER INDEX i RENAME COLUMN a TO b;
ALTER TABLE t ATTACH PARTITION p;
SELECT f(a FROM b), g(a AS b);
MERGE INTO t USING u ON true WHEN MATCHED THEN INSERT VALUES (1);
CREATE ROLE joe logn;
SELECT 1 GROUP BY ();
GRANT SET ON PARAMETER work_mem TO joe;
--- findings
1:31 syntax error at `)`, expected an expression or a query
2:23 DEFAULT needs a value
3:24 LIKE has no option `everything`
4:14 syntax error at `column`, expected a name or `(`
5:31 IF NOT EXISTS needs a name for the index before ON
6:22 a column of an index has no table before it
7:1 REINDEX TABLE needs a name
8:15 columns of an index cannot be renamed
9:15 ATTACH PARTITION needs FOR VALUES or DEFAULT
10:17 expected `,` or `)` instead of `FROM` in the arguments of `f`
11:30 INSERT needs WHEN NOT MATCHED
12:17 a role has no option `logn`
