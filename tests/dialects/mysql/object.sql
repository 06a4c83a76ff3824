--- case: indexes
--- up
CREATE UNIQUE INDEX i ON app.t (a(10) ASC, (lower(b)) DESC) USING BTREE COMMENT 'x' ALGORITHM=INPLACE LOCK=NONE;
CREATE INDEX i USING HASH ON t (a);
DROP INDEX i ON t ALGORITHM=INPLACE LOCK=NONE;
--- ast
CreateIndex
  index: IndexDefinition
    name: i
    unique
    method: "btree"
    parts
      -: IndexPart
        column: a
        prefix_length: 10
        direction: ascending
      -: IndexPart
        expression: Call
          function: lower
          arguments
            -: Argument
              value: ColumnReference
                parts: b
        direction: descending
    options
      -: Option
        name: "COMMENT"
        value: "'x'"
  name: i
  table: app.t
  algorithm: "INPLACE"
  lock: "NONE"
CreateIndex
  index: IndexDefinition
    name: i
    method: "hash"
    parts
      -: IndexPart
        column: a
  name: i
  table: t
Drop
  kind: INDEX
  objects
    -: ObjectReference
      name: i
      table: t
  algorithm: "INPLACE"
  lock: "NONE"
--- written
CREATE UNIQUE INDEX i ON app.t (a(10) ASC, (lower(b)) DESC) USING btree COMMENT 'x' ALGORITHM=INPLACE LOCK=NONE;
CREATE INDEX i ON t (a) USING hash;
DROP INDEX i ON t ALGORITHM=INPLACE LOCK=NONE;

--- case: views
--- up
CREATE OR REPLACE ALGORITHM=MERGE DEFINER=`root`@`localhost` SQL SECURITY INVOKER VIEW v (a, b) AS
  WITH x AS (SELECT 1) SELECT a.*, b.c FROM a LEFT JOIN b USING (id) WHERE a.x IN (SELECT y FROM z) WITH LOCAL CHECK OPTION;
ALTER VIEW v AS SELECT 1;
DROP VIEW IF EXISTS v, w CASCADE;
--- written
CREATE OR REPLACE ALGORITHM=MERGE DEFINER=`root`@`localhost` SQL SECURITY INVOKER VIEW v (a, b) AS WITH x AS (SELECT 1) SELECT a.*, b.c FROM a LEFT JOIN b USING (id) WHERE a.x IN (SELECT y FROM z) WITH LOCAL CHECK OPTION;
ALTER VIEW v AS SELECT 1;
DROP VIEW IF EXISTS v, w CASCADE;

--- case: databases, sequences, names of tables
--- up
CREATE DATABASE IF NOT EXISTS d DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE SCHEMA s;
ALTER DATABASE d READ ONLY = 1;
DROP DATABASE IF EXISTS d;
CREATE SEQUENCE s START WITH 1 INCREMENT BY 2 MINVALUE 1 MAXVALUE 100 CACHE 10 NOCYCLE;
RENAME TABLE a TO b, app.c TO app.d;
TRUNCATE t;
DROP TEMPORARY TABLE IF EXISTS a, b.c;
--- written
CREATE DATABASE IF NOT EXISTS d CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE SCHEMA s;
ALTER DATABASE d READ ONLY 1;
DROP DATABASE IF EXISTS d;
CREATE SEQUENCE s INCREMENT BY 2 MINVALUE 1 MAXVALUE 100 START WITH 1 CACHE 10 NO CYCLE;
RENAME TABLE a TO b, app.c TO app.d;
TRUNCATE TABLE t;
DROP TEMPORARY TABLE IF EXISTS a, b.c;

--- case: what is not modelled stays opaque
--- up
CREATE SPATIAL REFERENCE SYSTEM 4120 NAME 'Greek' DEFINITION '…';
--- ast
Opaque
  keywords: "CREATE SPATIAL REFERENCE"
