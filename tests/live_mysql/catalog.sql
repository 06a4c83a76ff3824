--- case: types and their spellings
--- up
CREATE TABLE t (a tinyint, b tinyint(1), c bool, d smallint(5) unsigned, e mediumint, f integer, g int(11), h bigint(20) unsigned zerofill, i decimal, j numeric(5), k dec(7,3), l float, m float(7,3), n float(30), o double precision, p real, q bit, r bit(8), s serial);
CREATE TABLE u (a char, b character(5), c varchar(10), d national varchar(10), e text, f text(100), g text(70000), h mediumtext, i tinytext, j binary, k varbinary(16), l blob, m blob(100), n enum('a','b'), o set('x','y'), p long varchar);
CREATE TABLE v (a date, b time, c time(3), d datetime, e datetime(0), f datetime(6), g timestamp NULL, h timestamp(3) NULL, i year, j year(4));
CREATE TABLE w (a json, b geometry, c point NOT NULL, SPATIAL KEY (c));
ALTER TABLE t MODIFY g int, CHANGE f ff int(3) NOT NULL;
ALTER TABLE t MODIFY g bigint unsigned zerofill;

--- case: constants as the servers write them
--- up
CREATE TABLE t (a datetime DEFAULT '2020-1-1', b timestamp NULL DEFAULT '2020-01-01 0:0:0', c date DEFAULT '2020-1-1', d int DEFAULT '007', e decimal(10,2) DEFAULT 1.5, f bool DEFAULT TRUE, g bit(3) DEFAULT b'101', h double DEFAULT 1e3, i varchar(10) DEFAULT 5);
CREATE TABLE u (a time DEFAULT '9:00', b year DEFAULT '99', c enum('a','b') DEFAULT 'B', d set('x','y') DEFAULT 'y,x', e int DEFAULT 0x10, f float DEFAULT .5, g int unsigned zerofill DEFAULT 5, h decimal(5,0) DEFAULT '1.0', i datetime(3) DEFAULT '2020-01-01T1:02:03.4', j year DEFAULT 7);
ALTER TABLE t ADD CHECK (a > '2019-1-1' AND d <> 3 OR NOT (f = TRUE));

--- case: defaults as the servers show them
--- up
CREATE TABLE t (a int DEFAULT 0, b int DEFAULT '1', c int DEFAULT NULL, d decimal(5,2) DEFAULT 0.5, e decimal(5,2) NOT NULL DEFAULT '1.50', f varchar(10) DEFAULT '', g varchar(10) DEFAULT 'it''s', h bool DEFAULT TRUE, i bit(3) DEFAULT b'101', j double DEFAULT 1.0, k int DEFAULT -1, l varchar(5) DEFAULT '007');
CREATE TABLE u (a timestamp DEFAULT CURRENT_TIMESTAMP, b timestamp(3) DEFAULT NOW(3) ON UPDATE CURRENT_TIMESTAMP(3), c datetime DEFAULT '2024-01-01', d date DEFAULT '2024-01-01', e datetime DEFAULT CURRENT_TIMESTAMP() ON UPDATE now(), f datetime(6) DEFAULT '2024-01-01 10:00:00');
ALTER TABLE t ALTER COLUMN a SET DEFAULT 5, ALTER COLUMN b DROP DEFAULT;
CREATE TABLE v (a int DEFAULT (1 + 2), b varchar(36) DEFAULT (uuid()), c text DEFAULT ('x'));

--- case: character sets and collations
--- up
CREATE TABLE t (a varchar(10), b varchar(10) CHARACTER SET latin1, c varchar(10) COLLATE utf8mb4_bin, d text CHARACTER SET ascii, e char(3) BINARY, f enum('a') CHARACTER SET utf8mb3);
CREATE TABLE u (a varchar(10), b varchar(10) CHARACTER SET utf8mb4, c text COLLATE latin1_bin) DEFAULT CHARSET latin1;
CREATE TABLE v (a varchar(10)) DEFAULT CHARSET utf8 COLLATE utf8_bin;
CREATE TABLE w (a varchar(10)) COLLATE utf8mb4_unicode_ci;
ALTER TABLE u CONVERT TO CHARACTER SET utf8mb4;
ALTER TABLE v DEFAULT CHARACTER SET utf8mb4;
CREATE TABLE x (a varchar(10)) COLLATE latin1_bin CHARSET latin1;
ALTER TABLE x COLLATE utf8mb4_bin, CHARSET utf8mb4;
CREATE TABLE y (a text, b varchar(10)) CHARSET latin1;
ALTER TABLE y ADD COLUMN c text, CONVERT TO CHARACTER SET utf8mb4, DROP COLUMN b;

--- case: what a database sets for its tables, from then on
--- up
CREATE TABLE t (a varchar(10), b varchar(10) CHARACTER SET utf8mb4);
ALTER DATABASE CHARACTER SET latin2;
CREATE TABLE u (a varchar(10), b varchar(10) CHARACTER SET utf8mb4);
ALTER SCHEMA COLLATE = utf8mb3_bin;
CREATE TABLE v (a varchar(10));
ALTER TABLE u ADD COLUMN c text;
ALTER TABLE u CONVERT TO CHARACTER SET utf8mb4;
ALTER TABLE v ADD b varchar(10);

--- case: keys and indexes
--- up
CREATE TABLE t (a int PRIMARY KEY, b varchar(100), c varchar(50) UNIQUE, d text, e int, KEY (b), KEY named (b(10), e), UNIQUE KEY (e, a), FULLTEXT KEY ft (d), KEY (b(100)));
CREATE INDEX i ON t (e DESC, b ASC) COMMENT 'why';
CREATE UNIQUE INDEX j ON t (c) USING BTREE;
ALTER TABLE t ADD INDEX (d(20)), ADD CONSTRAINT u UNIQUE (a, b);
ALTER TABLE t RENAME INDEX i TO k;
ALTER TABLE t DROP INDEX k, DROP KEY named;
ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (a, e);
ALTER TABLE t DROP COLUMN e;

--- case: keys over expressions and invisible ones (MySQL)
--- up
CREATE TABLE t (a varchar(10), b int, KEY f ((lower(a))), KEY g ((b + 1), a), KEY h (b) INVISIBLE);
CREATE INDEX i ON t ((a IS NULL));
ALTER TABLE t ALTER INDEX h VISIBLE;
ALTER TABLE t ADD c int INVISIBLE;

--- case: ignored indexes and invisible columns (MariaDB)
--- up
CREATE TABLE t (a int, b int INVISIBLE, KEY k (a) IGNORED);
ALTER TABLE t ALTER INDEX k NOT IGNORED;

--- case: foreign keys and the indexes that they need
--- up
CREATE TABLE p (id int PRIMARY KEY, code varchar(10), UNIQUE (code));
CREATE TABLE c (id int PRIMARY KEY, p int, q int, r varchar(10), FOREIGN KEY (p) REFERENCES p (id), CONSTRAINT named FOREIGN KEY (q) REFERENCES p (id) ON DELETE CASCADE ON UPDATE SET NULL, FOREIGN KEY (r) REFERENCES p (code) ON DELETE RESTRICT ON UPDATE NO ACTION);
ALTER TABLE c ADD INDEX own (p, q);
ALTER TABLE c ADD CONSTRAINT more FOREIGN KEY (q) REFERENCES p (id) ON DELETE SET NULL;
CREATE TABLE tree (id int PRIMARY KEY, parent int, FOREIGN KEY (parent) REFERENCES tree (id));
ALTER TABLE c DROP FOREIGN KEY named;
ALTER TABLE c DROP FOREIGN KEY c_ibfk_1;
RENAME TABLE c TO d;
ALTER TABLE p RENAME TO pp;
ALTER TABLE d ADD FOREIGN KEY (p) REFERENCES pp (id);
CREATE TABLE inline (a int REFERENCES pp (id), b int);

--- case: checks
--- up
CREATE TABLE t (a int CHECK (a > 0), b int, c varchar(10), CHECK (b <> 1 AND c IN ('x', 'y')), CONSTRAINT named CHECK (a + b < 100));
ALTER TABLE t ADD CHECK (c LIKE 'x%' OR c IS NULL);
ALTER TABLE t ADD CONSTRAINT other CHECK (b BETWEEN 1 AND 10);
ALTER TABLE t DROP CONSTRAINT named;
CREATE TABLE u (a int, CONSTRAINT len CHECK (char_length(concat('a', a)) >= 2), CHECK (NOT (a = 3)), CHECK (a != 4), CHECK (coalesce(a, 0) = 0 || a = 1));

--- case: checks that are not enforced (MySQL)
--- up
CREATE TABLE t (a int, CONSTRAINT k CHECK (a > 0) NOT ENFORCED);
ALTER TABLE t ALTER CHECK k ENFORCED;

--- case: generated columns
--- up
CREATE TABLE t (a int, b int AS (a + 1), c int GENERATED ALWAYS AS (a * 2) STORED, d varchar(20) AS (concat(a, '-', b)) VIRTUAL, e json, f varchar(20) AS (json_unquote(json_extract(e, '$.name'))) STORED, KEY (f));
ALTER TABLE t ADD g int AS (CASE WHEN a > 1 THEN 1 ELSE NULL END) VIRTUAL;
ALTER TABLE t ADD h date AS (date_add('2024-01-01', INTERVAL a DAY)) STORED;
ALTER TABLE t ADD i int AS (if(a IS NULL, 0, a % 2)) VIRTUAL, ADD j bigint AS (cast(a AS signed)) VIRTUAL;

--- case: partitions
--- up
CREATE TABLE t (a int, b date) PARTITION BY RANGE (a) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE);
CREATE TABLE u (a int) PARTITION BY HASH (a) PARTITIONS 4;
CREATE TABLE v (a int, b varchar(5)) PARTITION BY LIST COLUMNS (b) (PARTITION x VALUES IN ('a', 'b'), PARTITION y VALUES IN ('c'));
CREATE TABLE w (a int PRIMARY KEY) PARTITION BY KEY () PARTITIONS 2;
ALTER TABLE t REORGANIZE PARTITION p1 INTO (PARTITION p1 VALUES LESS THAN (20), PARTITION p2 VALUES LESS THAN MAXVALUE);
ALTER TABLE t DROP PARTITION p0;
ALTER TABLE u REMOVE PARTITIONING;

--- case: options of tables, and comments
--- up
CREATE TABLE t (a int COMMENT 'a''s "comment"', b int) ENGINE=InnoDB ROW_FORMAT=DYNAMIC COMMENT='of t';
CREATE TABLE u (a int AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT=100 ENGINE=MyISAM;
ALTER TABLE t COMMENT = 'other', MODIFY a int COMMENT '';
ALTER TABLE u ENGINE = InnoDB;
CREATE TABLE m (a int, KEY USING HASH (a)) ENGINE=MEMORY;
CREATE TABLE copy LIKE u;
CREATE TABLE made AS SELECT a, b + 1 AS c FROM t;
CREATE TEMPORARY TABLE tmp (a int);

--- case: columns come, go and move
--- up
CREATE TABLE t (a int, b varchar(10) NOT NULL, c int);
ALTER TABLE t ADD d int FIRST, ADD e int AFTER a;
ALTER TABLE t MODIFY c bigint NOT NULL FIRST;
ALTER TABLE t CHANGE b bb varchar(20);
ALTER TABLE t RENAME COLUMN bb TO bbb;
ALTER TABLE t DROP COLUMN d, DROP e;
ALTER TABLE t RENAME u;

--- case: views
--- up
CREATE TABLE t (a int, b varchar(10));
CREATE VIEW v AS SELECT a, b AS bb, a + 1, count(*) AS n FROM t GROUP BY a, b;
CREATE VIEW w (x, y) AS SELECT v.a, t.b FROM v JOIN t USING (a);
CREATE OR REPLACE VIEW v AS SELECT a, b AS bb FROM t WHERE a > 1 WITH CHECK OPTION;
CREATE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW a_first AS SELECT * FROM w;
ALTER VIEW v AS SELECT a FROM t;
DROP VIEW a_first, w;

--- case: routines, triggers and events
--- up
CREATE TABLE t (a int, b int);
CREATE TABLE log (a int);
CREATE TRIGGER before_t BEFORE INSERT ON t FOR EACH ROW SET NEW.b = NEW.a + 1;
CREATE TRIGGER after_t AFTER UPDATE ON t FOR EACH ROW BEGIN INSERT INTO log VALUES (NEW.a); /* ; */ END;
CREATE FUNCTION f(x int, y varchar(10)) RETURNS varchar(20) DETERMINISTIC COMMENT 'of f' RETURN concat(x, y);
CREATE PROCEDURE p(IN a int, OUT b int) BEGIN SELECT a INTO b; END;
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM log;
DROP TRIGGER before_t;
DROP FUNCTION f;
ALTER TABLE t RENAME TO u;

--- case: sequences (MariaDB)
--- up
CREATE SEQUENCE s;
CREATE SEQUENCE r START WITH 5 INCREMENT BY 2 MAXVALUE 1000 CYCLE CACHE 10;
CREATE TABLE t (a int DEFAULT (NEXT VALUE FOR s));
ALTER SEQUENCE r MAXVALUE 2000;
DROP SEQUENCE r;

--- case: quoted names and their case
--- up
CREATE TABLE `Order` (`Key` int PRIMARY KEY, `a b` int, `c``d` int, KEY `Mixed` (`a b`));
ALTER TABLE `Order` ADD CONSTRAINT `Fk` FOREIGN KEY (`c``d`) REFERENCES `Order` (`Key`);
CREATE TABLE `order` (a int);

--- case: options that are done once, or say what is usual
--- up
CREATE TABLE t (a int PRIMARY KEY, b int) COMMENT='of t' CHECKSUM=1;
ALTER TABLE t FORCE;
/*!40000 ALTER TABLE t DISABLE KEYS */;
/*!40000 ALTER TABLE t ENABLE KEYS */;
ALTER TABLE t COMMENT '', CHECKSUM=0, MAX_ROWS=0;
ALTER TABLE t ROW_FORMAT=DEFAULT KEY_BLOCK_SIZE=0;
CREATE TABLE u (a int PRIMARY KEY) STATS_PERSISTENT=1 PACK_KEYS=0;
ALTER TABLE u STATS_PERSISTENT=DEFAULT;

--- case: options with names and values in quotes (MariaDB)
--- up
CREATE TABLE t (a int PRIMARY KEY) PAGE_COMPRESSED=1;
ALTER TABLE t ADD SYSTEM VERSIONING;
ALTER TABLE t DROP SYSTEM VERSIONING;
ALTER TABLE t PAGE_COMPRESSED=0;

--- case: encrypted tables (MySQL)
--- up
CREATE TABLE t (a int PRIMARY KEY) ENCRYPTION='N';
ALTER TABLE t ENCRYPTION='N', COMMENT='x';

--- case: names in double quotes, where the script has asked for it
--- up
SET sql_mode = 'ANSI_QUOTES';
CREATE TABLE "t" ("id" int PRIMARY KEY, b varchar(5) DEFAULT 'x');
SET SESSION sql_mode = 'STRICT_ALL_TABLES,ANSI';
ALTER TABLE "t" ADD "c d" int;
SET sql_mode = '';
ALTER TABLE t ALTER b SET DEFAULT "y";

--- case: names that pass from one part to another in one statement
--- up
CREATE TABLE a (x int, y varchar(5), z int, KEY k1 (x), KEY k2 (y));
ALTER TABLE a RENAME COLUMN x TO y, RENAME COLUMN y TO x;
ALTER TABLE a RENAME INDEX k1 TO k2, RENAME INDEX k2 TO k1;
ALTER TABLE a CHANGE x y varchar(9), CHANGE y x bigint;
ALTER TABLE a RENAME COLUMN z TO x, DROP COLUMN x, DROP INDEX k2;
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, a int, b int, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT k CHECK (b > 0));
ALTER TABLE c DROP COLUMN a, DROP FOREIGN KEY f, DROP COLUMN b, DROP CONSTRAINT k;

--- case: a check of a column that is described anew
--- up
CREATE TABLE t (id int PRIMARY KEY, a int CHECK (a > 0), b int, c int CHECK (c > 0), CHECK (b > 0));
ALTER TABLE t MODIFY a int NOT NULL;
ALTER TABLE t MODIFY b int NOT NULL;
ALTER TABLE t MODIFY c int CHECK (c > 1);

--- case: columns that the table itself needs
--- up
CREATE TABLE g (id int PRIMARY KEY, a int, b int AS (a + 1), c int DEFAULT (id + 1), d int, e int, CONSTRAINT k CHECK (d < e), f int, UNIQUE h (f, a));
ALTER TABLE g DROP COLUMN a;
ALTER TABLE g DROP COLUMN d;
ALTER TABLE g DROP COLUMN id;
ALTER TABLE g RENAME COLUMN d TO dd;
ALTER TABLE g CHANGE a aa int;
ALTER TABLE g DROP CONSTRAINT k, DROP COLUMN e;
ALTER TABLE g DROP INDEX h, DROP COLUMN f;
CREATE TABLE p (a int, b int) PARTITION BY HASH (a) PARTITIONS 2;
ALTER TABLE p DROP COLUMN a;
ALTER TABLE p RENAME COLUMN a TO c;

--- case: unique keys whose columns go
--- up
CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, UNIQUE u (a, b), KEY k (c, a));
ALTER TABLE t DROP COLUMN a, DROP COLUMN b;
CREATE TABLE u (a int, b int, c int, PRIMARY KEY (a, b));
ALTER TABLE u DROP COLUMN a;

--- case: columns that are needed by an index over an expression (MySQL)
--- up
CREATE TABLE t (id int PRIMARY KEY, a int, b int, KEY k ((a + 1)));
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t RENAME COLUMN a TO c;
ALTER TABLE t DROP INDEX k, DROP COLUMN a;

--- case: a column that counts needs a key
--- up
CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a int);
ALTER TABLE t DROP PRIMARY KEY;
ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (a), ADD KEY (id);
CREATE TABLE u (a int);
ALTER TABLE u ADD COLUMN id int AUTO_INCREMENT;
ALTER TABLE u ADD COLUMN id int AUTO_INCREMENT, ADD PRIMARY KEY (id);
CREATE TABLE s (a int, b bigint SERIAL DEFAULT VALUE);

--- case: foreign keys that no server takes
--- up
CREATE TABLE p (id int PRIMARY KEY, s varchar(5) CHARACTER SET latin1 UNIQUE);
CREATE TABLE c (id int PRIMARY KEY, a int NOT NULL, s varchar(5) CHARACTER SET utf8mb4, d int, KEY ka (a), KEY kd (d));
ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) ON DELETE SET NULL;
ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (s) REFERENCES p (s);
ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id);
ALTER TABLE c DROP FOREIGN KEY f, ADD CONSTRAINT f FOREIGN KEY (d) REFERENCES p (id);
ALTER TABLE c DROP FOREIGN KEY f, ADD CONSTRAINT g FOREIGN KEY (d) REFERENCES p (id);
CREATE TABLE q (id int PRIMARY KEY, a int) PARTITION BY HASH (id) PARTITIONS 2;
ALTER TABLE q ADD FOREIGN KEY (a) REFERENCES p (id);

--- case: a table made like another has all that it says
--- up
CREATE TABLE t (a int, b int) COMMENT 'c' ROW_FORMAT=COMPACT PARTITION BY HASH (a) PARTITIONS 3;
CREATE TABLE u LIKE t;

--- case: binary defaults as numbers
--- up
CREATE TABLE t (a binary(3) DEFAULT 0x414243, b varbinary(3) DEFAULT x'41', c varchar(3) DEFAULT 0x42, d binary(2) DEFAULT 'A');

--- case: periods and what must not overlap in them (MariaDB)
--- up
CREATE TABLE t (id int, d1 date, d2 date, PERIOD FOR app (d1, d2), UNIQUE KEY u (id, app WITHOUT OVERLAPS));

--- case: tables that are emptied
--- up
CREATE TABLE w (id int PRIMARY KEY);
CREATE TABLE r (id int PRIMARY KEY, up int, w int, FOREIGN KEY (up) REFERENCES r (id), FOREIGN KEY (w) REFERENCES w (id));
TRUNCATE r;
TRUNCATE w;
SET foreign_key_checks = 0;
TRUNCATE w;
SET foreign_key_checks = 1;
TRUNCATE w;
ALTER TABLE r DROP COLUMN w;

--- case: what a foreign key takes at both of its ends
--- up
CREATE TABLE p_dt (a datetime NOT NULL, UNIQUE (a));
CREATE TABLE c_dt (a datetime NOT NULL, FOREIGN KEY (a) REFERENCES p_dt (a));
CREATE TABLE p_de (a decimal(10,2) NOT NULL, UNIQUE (a));
CREATE TABLE c_de (a decimal(10,2) NOT NULL, FOREIGN KEY (a) REFERENCES p_de (a));
CREATE TABLE p_bi (a binary(16) NOT NULL, UNIQUE (a));
CREATE TABLE c_bi (a binary(16) NOT NULL, FOREIGN KEY (a) REFERENCES p_bi (a));
CREATE TABLE p_vb (a varbinary(16) NOT NULL, UNIQUE (a));
CREATE TABLE c_vb (a varbinary(16) NOT NULL, FOREIGN KEY (a) REFERENCES p_vb (a));
CREATE TABLE p_ch (a char(10) NOT NULL, UNIQUE (a));
CREATE TABLE c_ch (a char(10) NOT NULL, FOREIGN KEY (a) REFERENCES p_ch (a));
CREATE TABLE p_va (a varchar(10) NOT NULL, UNIQUE (a));
CREATE TABLE c_va (a varchar(10) NOT NULL, FOREIGN KEY (a) REFERENCES p_va (a));
CREATE TABLE p_lo (a varchar(64) NOT NULL, UNIQUE (a));
CREATE TABLE c_lo (a varchar(64) NOT NULL, FOREIGN KEY (a) REFERENCES p_lo (a));
CREATE TABLE p_en (a enum('a','b') NOT NULL, UNIQUE (a));
CREATE TABLE c_en (a enum('a','b') NOT NULL, FOREIGN KEY (a) REFERENCES p_en (a));
CREATE TABLE p_nu (a int NOT NULL, UNIQUE (a));
CREATE TABLE c_nu (a int NOT NULL, FOREIGN KEY (a) REFERENCES p_nu (a));
CREATE TABLE p_da (a date NOT NULL, UNIQUE (a));
CREATE TABLE c_da (a date NOT NULL, FOREIGN KEY (a) REFERENCES p_da (a));
CREATE TABLE p_ti (a time NOT NULL, UNIQUE (a));
CREATE TABLE c_ti (a time NOT NULL, FOREIGN KEY (a) REFERENCES p_ti (a));
SET foreign_key_checks = 1;
ALTER TABLE c_dt MODIFY a datetime(6) NOT NULL;
ALTER TABLE p_dt MODIFY a datetime(6) NOT NULL;
ALTER TABLE c_dt MODIFY a timestamp NULL;
ALTER TABLE p_dt MODIFY a timestamp NULL;
ALTER TABLE c_de MODIFY a decimal(12,2) NOT NULL;
ALTER TABLE p_de MODIFY a decimal(12,2) NOT NULL;
ALTER TABLE c_bi MODIFY a binary(20) NOT NULL;
ALTER TABLE p_bi MODIFY a binary(20) NOT NULL;
ALTER TABLE c_vb MODIFY a varbinary(20) NOT NULL;
ALTER TABLE p_vb MODIFY a varbinary(20) NOT NULL;
ALTER TABLE c_vb MODIFY a varbinary(300) NOT NULL;
ALTER TABLE p_vb MODIFY a varbinary(300) NOT NULL;
ALTER TABLE c_ch MODIFY a char(20) NOT NULL;
ALTER TABLE p_ch MODIFY a char(20) NOT NULL;
ALTER TABLE c_ch MODIFY a varchar(20) NOT NULL;
ALTER TABLE p_ch MODIFY a varchar(20) NOT NULL;
ALTER TABLE c_va MODIFY a varchar(20) NOT NULL;
ALTER TABLE p_va MODIFY a varchar(20) NOT NULL;
ALTER TABLE c_va MODIFY a varchar(5) NOT NULL;
ALTER TABLE p_va MODIFY a varchar(5) NOT NULL;
ALTER TABLE c_va MODIFY a varchar(300) NOT NULL;
ALTER TABLE p_va MODIFY a varchar(300) NOT NULL;
ALTER TABLE c_va MODIFY a int NOT NULL;
ALTER TABLE p_va MODIFY a int NOT NULL;
ALTER TABLE c_va MODIFY a varbinary(10) NOT NULL;
ALTER TABLE p_va MODIFY a varbinary(10) NOT NULL;
ALTER TABLE c_va MODIFY a varchar(10) COLLATE utf8mb4_bin NOT NULL;
ALTER TABLE p_va MODIFY a varchar(10) COLLATE utf8mb4_bin NOT NULL;
ALTER TABLE c_lo MODIFY a varchar(300) NOT NULL;
ALTER TABLE p_lo MODIFY a varchar(300) NOT NULL;
ALTER TABLE c_en MODIFY a enum('a','b','c') NOT NULL;
ALTER TABLE p_en MODIFY a enum('a','b','c') NOT NULL;
ALTER TABLE c_en MODIFY a enum('b','a') NOT NULL;
ALTER TABLE p_en MODIFY a enum('b','a') NOT NULL;
ALTER TABLE c_nu MODIFY a int NULL;
ALTER TABLE p_nu MODIFY a int NULL;
ALTER TABLE c_nu MODIFY a int(5) NOT NULL;
ALTER TABLE p_nu MODIFY a int(5) NOT NULL;
ALTER TABLE c_nu MODIFY a bigint NOT NULL;
ALTER TABLE p_nu MODIFY a bigint NOT NULL;
ALTER TABLE c_nu MODIFY a int unsigned NOT NULL;
ALTER TABLE p_nu MODIFY a int unsigned NOT NULL;
ALTER TABLE c_nu MODIFY a int DEFAULT 7 NOT NULL;
ALTER TABLE p_nu MODIFY a int DEFAULT 7 NOT NULL;
ALTER TABLE c_nu MODIFY a varchar(10) NOT NULL;
ALTER TABLE p_nu MODIFY a varchar(10) NOT NULL;
ALTER TABLE c_da MODIFY a datetime NOT NULL;
ALTER TABLE p_da MODIFY a datetime NOT NULL;
ALTER TABLE c_ti MODIFY a time(3) NOT NULL;
ALTER TABLE p_ti MODIFY a time(3) NOT NULL;
SET foreign_key_checks = 0;
ALTER TABLE c_dt MODIFY a datetime(6) NOT NULL;
ALTER TABLE p_dt MODIFY a datetime(6) NOT NULL;
ALTER TABLE c_dt MODIFY a timestamp NULL;
ALTER TABLE p_dt MODIFY a timestamp NULL;
ALTER TABLE c_de MODIFY a decimal(12,2) NOT NULL;
ALTER TABLE p_de MODIFY a decimal(12,2) NOT NULL;
ALTER TABLE c_bi MODIFY a binary(20) NOT NULL;
ALTER TABLE p_bi MODIFY a binary(20) NOT NULL;
ALTER TABLE c_vb MODIFY a varbinary(20) NOT NULL;
ALTER TABLE p_vb MODIFY a varbinary(20) NOT NULL;
ALTER TABLE c_vb MODIFY a varbinary(300) NOT NULL;
ALTER TABLE p_vb MODIFY a varbinary(300) NOT NULL;
ALTER TABLE c_ch MODIFY a char(20) NOT NULL;
ALTER TABLE p_ch MODIFY a char(20) NOT NULL;
ALTER TABLE c_ch MODIFY a varchar(20) NOT NULL;
ALTER TABLE p_ch MODIFY a varchar(20) NOT NULL;
ALTER TABLE c_va MODIFY a varchar(20) NOT NULL;
ALTER TABLE p_va MODIFY a varchar(20) NOT NULL;
ALTER TABLE c_va MODIFY a varchar(5) NOT NULL;
ALTER TABLE p_va MODIFY a varchar(5) NOT NULL;
ALTER TABLE c_va MODIFY a varchar(300) NOT NULL;
ALTER TABLE p_va MODIFY a varchar(300) NOT NULL;
ALTER TABLE c_va MODIFY a int NOT NULL;
ALTER TABLE p_va MODIFY a int NOT NULL;
ALTER TABLE c_va MODIFY a varbinary(10) NOT NULL;
ALTER TABLE p_va MODIFY a varbinary(10) NOT NULL;
ALTER TABLE c_va MODIFY a varchar(10) COLLATE utf8mb4_bin NOT NULL;
ALTER TABLE p_va MODIFY a varchar(10) COLLATE utf8mb4_bin NOT NULL;
ALTER TABLE c_lo MODIFY a varchar(300) NOT NULL;
ALTER TABLE p_lo MODIFY a varchar(300) NOT NULL;
ALTER TABLE c_en MODIFY a enum('a','b','c') NOT NULL;
ALTER TABLE p_en MODIFY a enum('a','b','c') NOT NULL;
ALTER TABLE c_en MODIFY a enum('b','a') NOT NULL;
ALTER TABLE p_en MODIFY a enum('b','a') NOT NULL;
ALTER TABLE c_nu MODIFY a int NULL;
ALTER TABLE p_nu MODIFY a int NULL;
ALTER TABLE c_nu MODIFY a int(5) NOT NULL;
ALTER TABLE p_nu MODIFY a int(5) NOT NULL;
ALTER TABLE c_nu MODIFY a bigint NOT NULL;
ALTER TABLE p_nu MODIFY a bigint NOT NULL;
ALTER TABLE c_nu MODIFY a int unsigned NOT NULL;
ALTER TABLE p_nu MODIFY a int unsigned NOT NULL;
ALTER TABLE c_nu MODIFY a int DEFAULT 7 NOT NULL;
ALTER TABLE p_nu MODIFY a int DEFAULT 7 NOT NULL;
ALTER TABLE c_nu MODIFY a varchar(10) NOT NULL;
ALTER TABLE p_nu MODIFY a varchar(10) NOT NULL;
ALTER TABLE c_da MODIFY a datetime NOT NULL;
ALTER TABLE p_da MODIFY a datetime NOT NULL;
ALTER TABLE c_ti MODIFY a time(3) NOT NULL;
ALTER TABLE p_ti MODIFY a time(3) NOT NULL;

--- case: foreign keys are numbered, whatever names stand beside them
--- up
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, FOREIGN KEY (a) REFERENCES p (id));
ALTER TABLE t DROP FOREIGN KEY t_ibfk_1, ADD FOREIGN KEY (b) REFERENCES p (id);
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p (id), DROP FOREIGN KEY t_ibfk_2;
CREATE TABLE u (a int, b int, CONSTRAINT u_ibfk_7 FOREIGN KEY (a) REFERENCES p (id), FOREIGN KEY (b) REFERENCES p (id));
CREATE TABLE v (a int, b int, FOREIGN KEY (b) REFERENCES p (id), CONSTRAINT v_ibfk_7 FOREIGN KEY (a) REFERENCES p (id));
CREATE TABLE w (a int, b int, CONSTRAINT w_ibfk_7 FOREIGN KEY (a) REFERENCES p (id));
ALTER TABLE w ADD FOREIGN KEY (b) REFERENCES p (id);
CREATE TABLE x (a int, b int);
ALTER TABLE x ADD CONSTRAINT x_ibfk_7 FOREIGN KEY (a) REFERENCES p (id), ADD FOREIGN KEY (b) REFERENCES p (id);
CREATE TABLE y (a int, b int, FOREIGN KEY fka (a) REFERENCES p (id), FOREIGN KEY (b) REFERENCES p (id));
ALTER TABLE y ADD FOREIGN KEY fkb (a) REFERENCES p (id);
CREATE TABLE z (a int, CONSTRAINT c1 FOREIGN KEY fka (a) REFERENCES p (id));

--- case: no two foreign keys of a schema share a name
--- up
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, CONSTRAINT one FOREIGN KEY (a) REFERENCES p (id));
CREATE TABLE v (a int, CONSTRAINT one CHECK (a > 0));
CREATE TABLE w (a int);
ALTER TABLE w ADD CONSTRAINT One FOREIGN KEY (a) REFERENCES p (id);
ALTER TABLE t DROP FOREIGN KEY one;
ALTER TABLE w ADD CONSTRAINT one FOREIGN KEY (a) REFERENCES p (id);

--- case: no two checks of a MySQL schema share a name
--- up
CREATE TABLE t (a int, CONSTRAINT one CHECK (a > 0));
CREATE TABLE v (a int);
ALTER TABLE v ADD CONSTRAINT One CHECK (a > 0);
DROP TABLE t;
ALTER TABLE v ADD CONSTRAINT one CHECK (a > 1);

--- case: names of checks follow their table
--- up
CREATE TABLE t (a int CHECK (a > 0), b int, CHECK (a < b), CONSTRAINT nn CHECK (b > 0), CONSTRAINT t_chk_x CHECK (b > 1));
RENAME TABLE t TO u;
CREATE TABLE q LIKE u;
ALTER TABLE u RENAME TO v;
CREATE TABLE t (a int, CHECK (a > 0));
CREATE TABLE w (a int, b int, CHECK (b > 0), CONSTRAINT w_chk_7 CHECK (a > 0), CHECK (a < b));

--- case: the servers push NOT inwards
--- up
CREATE TABLE t (a int, b int, s varchar(9), CHECK (NOT a IN (1, 2)), CHECK (NOT a BETWEEN 1 AND 2), CHECK (NOT a IS NULL), CHECK (NOT s LIKE 'x%'), CHECK (NOT (a > 5 OR b IS NULL)));
CREATE TABLE u (a int, b int, s varchar(9), g int AS (NOT a NOT IN (1, 2)), h int AS (NOT (a NOT BETWEEN 1 AND 2)), i int AS (NOT a IS NOT NULL), j int AS (NOT s NOT LIKE 'x%'), k int AS (NOT (a <> 1 OR b = 2 AND a >= 3)));
CREATE TABLE v (a int, b int, s varchar(9), CHECK (NOT (NOT (a IN (1, 2)) OR b > 1)), CHECK (NOT NOT (a > 1)), CHECK (NOT s REGEXP 'x'), CHECK (NOT a IN (1)), CHECK (NOT (a <=> b)));
