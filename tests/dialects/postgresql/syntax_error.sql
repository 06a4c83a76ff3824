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
