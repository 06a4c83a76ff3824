--- case: names that pass from one part to another in one statement
--- up
CREATE TABLE a (x int, y varchar(5), KEY k1 (x), KEY k2 (y));
ALTER TABLE a RENAME COLUMN x TO y, RENAME COLUMN y TO x;
ALTER TABLE a RENAME INDEX k1 TO k2, RENAME INDEX k2 TO k1;
ALTER TABLE a CHANGE x y varchar(9), CHANGE y x int;
ALTER TABLE a RENAME COLUMN x TO z, RENAME COLUMN y TO z;  -- error: column-exists

--- case: keys and constraints go before the columns that they stand on
--- up
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, a int, b int, x int, KEY kx (x), CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT k CHECK (b > 0));
ALTER TABLE c DROP COLUMN x, DROP INDEX kx;
ALTER TABLE c DROP COLUMN a, DROP FOREIGN KEY f;
ALTER TABLE c DROP COLUMN b, DROP CONSTRAINT k;

--- case: what is done once leaves nothing behind
--- given
CREATE TABLE t (id int PRIMARY KEY) COMMENT='x';
--- up
ALTER TABLE t FORCE;
ALTER TABLE t DISABLE KEYS;
ALTER TABLE t ENABLE KEYS;
ALTER TABLE t DISCARD TABLESPACE;
ALTER TABLE t COMMENT '';
ALTER TABLE t ADD SYSTEM VERSIONING;
ALTER TABLE t DROP SYSTEM VERSIONING;
--- changes
changed table t
  comment: 'x' -> -

--- case: units of time are no columns
--- up
CREATE TABLE t (a int, d datetime);
UPDATE t SET d = TIMESTAMPADD(DAY, 1, d) WHERE a = 1;
UPDATE t SET a = timestampdiff(YEAR, d, CURDATE());
SELECT date_format(d, get_format(DATE, 'USA')) FROM t;
UPDATE t SET d = timestampadd(DAY, 1, nothing);  -- error: no-such-column

--- case: a check that was written with a column goes with its definition
--- dialects: mariadb
--- given
CREATE TABLE t (id int PRIMARY KEY, a int CHECK (a > 0), b int, CHECK (b > 0));
--- up
ALTER TABLE t MODIFY a int, MODIFY b int;
--- changes
removed constraint t.CONSTRAINT_1
  kind: CHECK
  columns: a
  condition: a > 0

--- case: a check that was written with a column is one of the table
--- given
CREATE TABLE t (id int PRIMARY KEY, a int CHECK (a > 0));
--- up
ALTER TABLE t MODIFY a int;
--- changes

--- case: columns that the table itself needs
--- up
CREATE TABLE g (id int PRIMARY KEY, a int, b int AS (a + 1), c int DEFAULT (id + 1), d int, e int, CONSTRAINT k CHECK (d < e));
ALTER TABLE g DROP COLUMN a;  -- error: column-in-use
ALTER TABLE g DROP COLUMN d;  -- error: column-in-use
ALTER TABLE g DROP COLUMN id;  -- error: column-in-use
ALTER TABLE g RENAME COLUMN d TO dd;  -- error: column-in-use
ALTER TABLE g CHANGE a aa int;  -- error: column-in-use
ALTER TABLE g DROP COLUMN a, DROP COLUMN b;
ALTER TABLE g DROP CONSTRAINT k, DROP COLUMN e;
CREATE TABLE p (a int, b int) PARTITION BY HASH (a) PARTITIONS 2;
ALTER TABLE p DROP COLUMN a;  -- error: column-in-use
CREATE TABLE f (a int, KEY k ((a + 1)));
ALTER TABLE f RENAME COLUMN a TO b;  -- error: column-in-use

--- case: new names are written into what reads the column
--- dialects: mariadb
--- up
CREATE TABLE g (id int PRIMARY KEY, a int, b int AS (a + 1), CHECK (a < id));
ALTER TABLE g RENAME COLUMN a TO c;
ALTER TABLE g DROP COLUMN c;  -- error: column-in-use

--- case: a unique key does not shrink
--- dialects: mariadb
--- up
CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, UNIQUE u (a, b), KEY k (c, a));
ALTER TABLE t DROP COLUMN a;  -- error: column-in-use
ALTER TABLE t DROP COLUMN a, ADD COLUMN a bigint;
ALTER TABLE t DROP COLUMN c, DROP COLUMN a, DROP COLUMN b;

--- case: a unique key shrinks with its columns
--- up
CREATE TABLE t (id int PRIMARY KEY, a int, b int, UNIQUE u (a, b));
ALTER TABLE t DROP COLUMN a;

--- case: a column that counts needs a key
--- up
CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int);
ALTER TABLE t DROP PRIMARY KEY;  -- error: index-in-use
ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (a), ADD KEY (id);
CREATE TABLE u (a int);
ALTER TABLE u ADD COLUMN id int AUTO_INCREMENT;  -- error: index-in-use

--- case: foreign keys that no server takes
--- up
CREATE TABLE p (id int PRIMARY KEY, s varchar(5) CHARACTER SET latin1 UNIQUE);
CREATE TABLE c (id int PRIMARY KEY, a int NOT NULL, s varchar(5) CHARACTER SET utf8mb4, KEY (a));
ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES p (id) ON DELETE SET NULL;  -- error: alter-not-supported
ALTER TABLE c ADD FOREIGN KEY (s) REFERENCES p (s);  -- error: alter-not-supported
ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id);
ALTER TABLE c DROP FOREIGN KEY f, ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE;  -- error: constraint-exists
CREATE TABLE q (id int PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2;
ALTER TABLE q ADD FOREIGN KEY (id) REFERENCES p (id);  -- error: alter-not-supported

--- case: a period is no column, and a table that becomes a partition may be any
--- dialects: mariadb
--- up
CREATE TABLE t (id int, d1 date, d2 date, PERIOD FOR app (d1, d2), UNIQUE KEY u (id, app WITHOUT OVERLAPS));
CREATE TABLE r (a int) PARTITION BY RANGE (a) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20));
ALTER TABLE r CONVERT PARTITION p0 TO TABLE x;
ALTER TABLE x ADD COLUMN b int;
ALTER TABLE r CONVERT TABLE x TO PARTITION p2 VALUES LESS THAN (30);
ALTER TABLE t ADD CONSTRAINT IF NOT EXISTS c2 CHECK (id > 0);
ALTER TABLE t ADD CONSTRAINT IF NOT EXISTS c2 CHECK (id > 0);
