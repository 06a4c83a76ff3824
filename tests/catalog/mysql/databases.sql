--- case: what a database sets for its tables, from then on; a table's own word counts more
--- given
CREATE TABLE earlier (a varchar(10));
--- up
ALTER DATABASE CHARACTER SET latin1;
CREATE TABLE t (a varchar(10), b varchar(10) CHARACTER SET utf8mb4);
CREATE TABLE u (a varchar(10)) COLLATE utf8mb4_bin CHARSET utf8mb4;
ALTER SCHEMA shop COLLATE = utf8mb3_bin;
CREATE TABLE v (a varchar(10));
--- changes
changed schema 
  character set: utf8mb4 -> utf8mb3
  collation: utf8mb4_0900_ai_ci -> utf8mb3_bin
added table t
  columns: a, b
  engine: InnoDB
  character set: latin1
  collation: latin1_swedish_ci
added column t.a
  type: varchar(10)
  character set: latin1
  collation: latin1_swedish_ci
added column t.b
  type: varchar(10)
  character set: utf8mb4
  collation: utf8mb4_0900_ai_ci
added table u
  columns: a
  engine: InnoDB
  character set: utf8mb4
  collation: utf8mb4_bin
added column u.a
  type: varchar(10)
  character set: utf8mb4
  collation: utf8mb4_bin
added table v
  columns: a
  engine: InnoDB
  character set: utf8mb3
  collation: utf8mb3_bin
added column v.a
  type: varchar(10)
  character set: utf8mb3
  collation: utf8mb3_bin

--- case: one that a statement has made is another one
--- up
CREATE DATABASE shop;
ALTER DATABASE shop DEFAULT CHARACTER SET latin1;
CREATE TABLE shop.t (a varchar(10));
CREATE TABLE t (a varchar(10));
--- changes
added schema shop
  character set: latin1
  collation: latin1_swedish_ci
added table t
  columns: a
  engine: InnoDB
  character set: utf8mb4
  collation: utf8mb4_0900_ai_ci
added column t.a
  type: varchar(10)
  character set: utf8mb4
  collation: utf8mb4_0900_ai_ci
added table shop.t
  columns: a
  engine: InnoDB
  character set: latin1
  collation: latin1_swedish_ci
added column shop.t.a
  type: varchar(10)
  character set: latin1
  collation: latin1_swedish_ci

--- case: COLLATE before CHARSET, in one action or two
--- given
CREATE TABLE t (a int);
CREATE TABLE u (a int);
--- up
ALTER TABLE t COLLATE latin1_bin CHARSET latin1;
ALTER TABLE u COLLATE latin1_bin, CHARSET latin1;
--- changes
changed table t
  character set: utf8mb4 -> latin1
  collation: utf8mb4_0900_ai_ci -> latin1_bin
changed table u
  character set: utf8mb4 -> latin1
  collation: utf8mb4_0900_ai_ci -> latin1_bin
