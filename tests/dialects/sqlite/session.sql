--- case: transactions and savepoints
--- up
BEGIN;
BEGIN IMMEDIATE TRANSACTION;
BEGIN EXCLUSIVE TRANSACTION name;
COMMIT;
END TRANSACTION;
ROLLBACK;
SAVEPOINT here;
RELEASE SAVEPOINT here;
RELEASE here;
ROLLBACK TO SAVEPOINT here;
ROLLBACK TRANSACTION TO here;
--- ast
Transaction
  kind: BEGIN
Transaction
  kind: BEGIN
  modes: "IMMEDIATE"
Transaction
  kind: BEGIN
  modes: "EXCLUSIVE"
Transaction
  kind: COMMIT
Transaction
  kind: COMMIT
Transaction
  kind: ROLLBACK
Transaction
  kind: SAVEPOINT
  savepoint: here
Transaction
  kind: RELEASE SAVEPOINT
  savepoint: here
Transaction
  kind: RELEASE SAVEPOINT
  savepoint: here
Transaction
  kind: ROLLBACK TO SAVEPOINT
  savepoint: here
Transaction
  kind: ROLLBACK TO SAVEPOINT
  savepoint: here
--- written
BEGIN;
BEGIN IMMEDIATE;
BEGIN EXCLUSIVE;
COMMIT;
COMMIT;
ROLLBACK;
SAVEPOINT here;
RELEASE SAVEPOINT here;
RELEASE SAVEPOINT here;
ROLLBACK TO SAVEPOINT here;
ROLLBACK TO SAVEPOINT here;

--- case: settings
--- up
PRAGMA foreign_keys;
PRAGMA foreign_keys = ON;
PRAGMA main.table_info('t');
PRAGMA cache_size = -2000;
PRAGMA journal_mode(delete);
PRAGMA encoding = "UTF-8";
--- ast
Pragma
  name: foreign_keys
Pragma
  name: foreign_keys
  value: identifier "ON"
Pragma
  name: main.table_info
  value: string "t"
  call
Pragma
  name: cache_size
  value: Unary
    op: "-"
    operand: integer "2000"
Pragma
  name: journal_mode
  value: identifier "delete"
  call
Pragma
  name: encoding
  value: identifier "UTF-8"
--- written
PRAGMA foreign_keys;
PRAGMA foreign_keys = ON;
PRAGMA main.table_info('t');
PRAGMA cache_size = -2000;
PRAGMA journal_mode(delete);
PRAGMA encoding = "UTF-8";

--- case: databases, upkeep, explanations
--- up
ATTACH DATABASE 'x.db' AS y KEY 'k';
ATTACH :file AS z;
DETACH y;
VACUUM main INTO 'backup.db';
VACUUM;
ANALYZE main.t;
REINDEX nocase;
EXPLAIN QUERY PLAN SELECT 1;
EXPLAIN DROP TABLE t;
--- ast
Attach
  file: string "x.db"
  schema: ColumnReference
    parts: y
  key: string "***"
Attach
  file: Parameter
    text: ":file"
  schema: ColumnReference
    parts: z
Attach
  detach
  schema: ColumnReference
    parts: y
Maintain
  verb: "VACUUM"
  objects: main
  options: "INTO 'backup.db'"
Maintain
  verb: "VACUUM"
Maintain
  verb: "ANALYZE"
  objects: main.t
Maintain
  verb: "REINDEX"
  objects: nocase
Explain
  options: "QUERY PLAN"
  statement: Query
    body: Select
      items
        -: SelectItem
          value: integer "1"
Explain
  text: "DROP TABLE t"
--- written
ATTACH DATABASE 'x.db' AS y KEY '***';
ATTACH DATABASE :file AS z;
DETACH DATABASE y;
VACUUM main INTO 'backup.db';
VACUUM;
ANALYZE main.t;
REINDEX nocase;
EXPLAIN QUERY PLAN SELECT 1;
EXPLAIN DROP TABLE t;
