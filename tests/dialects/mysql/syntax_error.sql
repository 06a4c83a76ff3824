--- case: what was found, and what could have stood there
--- up
CREATE TABLE x (a int,, b int);
SELECT a FROM t WHERE (b = 1;
ALTER TABLE t ADD;
ALTER TABLE t FOO;
CREATE TABLE y (a int PRIMARY c);
CREATE FOO z;
SELECT 1 +;
DROP TABLE a b;
CREATE TABLE t (a serial4 NOT);
INSERT INTO t VALUES (1, 2;
UPDATE t SET;
SELECT 1 FORM t u;
CREATE TABLE t (a int) TABLESPACE;
SELECT 2;
--- findings
1:23 syntax error at `,`
2:29 syntax error at the end of the statement
3:18 syntax error at the end of the statement
4:18 syntax error at the end of the statement
5:32 syntax error at `)`, expected `=`
6:8 syntax error at `FOO`
7:11 syntax error at the end of the statement
8:14 syntax error at `b`
9:30 syntax error at `)`, expected `NULL`
10:27 syntax error at the end of the statement
11:13 syntax error at the end of the statement
12:15 syntax error at `t`
13:34 syntax error at the end of the statement

--- case: what the grammar takes and the server does not
--- up
CREATE TABLE t (a int VIRTUAL);
CREATE TABLE t (a int ON DELETE CASCADE);
SELECT * FROM a ON a.x = 1;
SELECT (1 UNION SELECT 2);
--- findings
1:23 syntax error at `VIRTUAL`
2:33 syntax error at `CASCADE`
3:20 syntax error at `a.x = 1`, expected `JOIN`
4:11 syntax error at `UNION SELECT 2`, expected `)`

--- case: operators that want another one behind them, and one that has none before it
--- up
SELECT 1 BETWEEN 2;
SELECT 1 BETWEEN 2 OR 3;
UPDATE t SET a = 1 WHERE id NOT BETWEEN 1 + 2 && 3;
SELECT 1 FROM t WHERE a ESCAPE '!';
SELECT a BETWEEN 1 AND 2 AND b LIKE 'x' ESCAPE '!';
--- findings
1:19 syntax error at the end of the statement, expected `AND`
2:20 syntax error at `OR`, expected `AND`
3:47 syntax error at `&&`, expected `AND`
4:25 syntax error at `ESCAPE`

--- case: SET takes variables or the modes of transactions, not both
--- up
SET a = 1, READ ONLY;
SET SESSION TRANSACTION READ ONLY, a = 1;
SET READ ONLY;
SET PASSWORD FOR ted = 'secret', ISOLATION LEVEL SERIALIZABLE;
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY;
--- findings
1:12 syntax error at `READ ONLY`
2:36 syntax error at `a = 1`
3:5 syntax error at `READ ONLY`
4:34 syntax error at `ISOLATION LEVEL SERIALIZABLE`
