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
