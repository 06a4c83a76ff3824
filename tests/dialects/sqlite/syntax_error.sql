--- case: what was found, and what could have stood there
--- up
CREATE TABLE x (a int,, b);
SELECT a FROM t WHERE (b = 1;
ALTER TABLE t ADD;
ALTER TABLE t FOO;
CREATE TABLE y (a int PRIMARY c);
CREATE FOO z;
SELECT 1 +;
DROP TABLE a, b;
CREATE TABLE t (a int) ENGINE=InnoDB;
CREATE TABLE t (a int(10) unsigned);
CREATE TABLE t (a int AUTO_INCREMENT, b int auto_increment primary key);
INSERT INTO t VALUES (1, 2;
UPDATE t SET;
SELECT 1 FORM t;
SET search_path = public;
GRANT SELECT ON t TO u;
--- findings
1:23 syntax error at `,`, expected a constraint or a name
2:29 syntax error at end of statement, expected `)`, `,` or an operator
3:18 syntax error at end of statement, expected `CHECK`, `CONSTRAINT` or a name
4:15 syntax error at `FOO`, expected `.`, `ADD`, `ALTER`, `DROP` or `RENAME`
5:31 syntax error at `c`, expected `KEY`
6:8 syntax error at `FOO`
7:11 syntax error at end of statement, expected an expression
8:13 syntax error at `,`, expected `.` or end of statement
9:30 syntax error at `=`, expected `,` or end of statement
10:27 syntax error at `unsigned`, expected `)`, `,` or a constraint
12:27 syntax error at end of statement, expected `)`, `,` or an operator
13:13 syntax error at end of statement, expected `(` or a name
14:15 syntax error at `t`
15:1 syntax error at `SET`
16:1 syntax error at `GRANT`

--- case: a column after a table constraint, a word that is no option
--- up
CREATE TABLE t (a, PRIMARY KEY (a), b);  -- error: syntax-error
CREATE TABLE t (a) SOMETHING;  -- error: syntax-error
CREATE TABLE t (a AS (1) PERSISTENT);  -- error: syntax-error
CREATE TABLE t (a REFERENCES main.u (b));  -- error: syntax-error
CREATE TABLE t ();  -- error: syntax-error
