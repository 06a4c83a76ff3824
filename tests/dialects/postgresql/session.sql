--- case: settings
--- up
SET search_path TO a, "B", 'c'; SET LOCAL lock_timeout = '5s'; SET SESSION x.y = 1; SET TIME ZONE 'utc'; SET ROLE joe; SET SESSION AUTHORIZATION DEFAULT; SET work_mem TO DEFAULT; SET NAMES 'utf8'; RESET ALL; RESET x; SHOW x; SET a = -1; SET b = on; SET TIME ZONE INTERVAL '-8' HOUR TO MINUTE;
--- ast
Set
  settings
    -: Setting
      name: "search_path"
      values
        -: identifier "a"
        -: identifier "B"
        -: string "c"
Set
  settings
    -: Setting
      scope: "LOCAL"
      name: "lock_timeout"
      values
        -: string "5s"
Set
  settings
    -: Setting
      scope: "SESSION"
      name: "x.y"
      values
        -: integer "1"
Set
  settings
    -: Setting
      name: "time zone"
      values
        -: string "utc"
Set
  settings
    -: Setting
      name: "role"
      values
        -: identifier "joe"
Set
  settings
    -: Setting
      name: "session authorization"
      to_default
Set
  settings
    -: Setting
      name: "work_mem"
      to_default
Set
  settings
    -: Setting
      name: "names"
      values
        -: string "utf8"
Set
  settings
    -: Setting
      name: "all"
  reset
Set
  settings
    -: Setting
      name: "x"
  reset
Command
  verb: "SHOW"
  text: "x"
Set
  settings
    -: Setting
      name: "a"
      values
        -: Unary
          op: "-"
          operand: integer "1"
Set
  settings
    -: Setting
      name: "b"
      values
        -: identifier "on"
Set
  settings
    -: Setting
      name: "time zone"
      values
        -: OpaqueExpression
          text: "INTERVAL '-8'"
      tail: "HOUR TO MINUTE"
--- written
SET search_path TO a, "B", 'c';
SET LOCAL lock_timeout TO '5s';
SET SESSION x.y TO 1;
SET TIME ZONE 'utc';
SET ROLE joe;
SET SESSION AUTHORIZATION DEFAULT;
SET work_mem TO DEFAULT;
SET NAMES 'utf8';
RESET all;
RESET x;
SHOW x;
SET a TO -1;
SET b TO on;
SET TIME ZONE INTERVAL '-8' HOUR TO MINUTE;

--- case: transactions
--- up
BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY; START TRANSACTION; COMMIT AND NO CHAIN; END; ROLLBACK; ABORT WORK; SAVEPOINT a; ROLLBACK TO SAVEPOINT a; RELEASE a; PREPARE TRANSACTION 'x'; COMMIT PREPARED 'x'; SET TRANSACTION READ WRITE; SET CONSTRAINTS ALL DEFERRED; SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;
--- ast
Transaction
  kind: BEGIN
  modes: "ISOLATION LEVEL SERIALIZABLE", "READ ONLY"
Transaction
  kind: BEGIN
Transaction
  kind: COMMIT
  modes: "AND NO CHAIN"
Transaction
  kind: COMMIT
Transaction
  kind: ROLLBACK
Transaction
  kind: ROLLBACK
Transaction
  kind: SAVEPOINT
  savepoint: a
Transaction
  kind: ROLLBACK TO SAVEPOINT
  savepoint: a
Transaction
  kind: RELEASE SAVEPOINT
  savepoint: a
Transaction
  kind: PREPARE TRANSACTION
  text: "'x'"
Transaction
  kind: COMMIT PREPARED
  text: "'x'"
Transaction
  kind: SET TRANSACTION
  modes: "READ WRITE"
Transaction
  kind: SET CONSTRAINTS
  text: "ALL DEFERRED"
Command
  verb: "SET SESSION CHARACTERISTICS AS TRANSACTION"
  text: "READ ONLY"
--- written
BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY;
BEGIN;
COMMIT AND NO CHAIN;
COMMIT;
ROLLBACK;
ROLLBACK;
SAVEPOINT a;
ROLLBACK TO SAVEPOINT a;
RELEASE SAVEPOINT a;
PREPARE TRANSACTION 'x';
COMMIT PREPARED 'x';
SET TRANSACTION READ WRITE;
SET CONSTRAINTS ALL DEFERRED;
SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;

--- case: upkeep and the rest
--- up
VACUUM (ANALYZE, VERBOSE) t, s.u; VACUUM FULL t (a, b); ANALYZE; CLUSTER t USING i; REINDEX INDEX CONCURRENTLY i; CHECKPOINT; LOCK TABLE a, b IN ACCESS EXCLUSIVE MODE NOWAIT; CALL p(1, x => 2);
EXPLAIN (ANALYZE, FORMAT json) SELECT 1; EXPLAIN ANALYZE VERBOSE CREATE TABLE t AS SELECT 1; PREPARE q (int) AS SELECT $1; EXECUTE q(1); DEALLOCATE ALL; DECLARE c NO SCROLL CURSOR WITH HOLD FOR SELECT 1; FETCH FORWARD 5 FROM c; CLOSE c; LISTEN x; NOTIFY x, 'y'; UNLISTEN *; LOAD 'z'; DISCARD ALL;
IMPORT FOREIGN SCHEMA a LIMIT TO (b) FROM SERVER s INTO c; REASSIGN OWNED BY a TO b;
--- ast
Maintain
  verb: "VACUUM"
  objects: t, s.u
  options: "(ANALYZE, VERBOSE)"
Command
  verb: "VACUUM"
  text: "FULL t (a, b)"
Maintain
  verb: "ANALYZE"
Maintain
  verb: "CLUSTER"
  objects: t
  options: "i ON"
Maintain
  verb: "REINDEX"
  object_kind: "INDEX"
  objects: i
  concurrently
Maintain
  verb: "CHECKPOINT"
LockTables
  tables
    -: NamedTable
      name: a
    -: NamedTable
      name: b
  mode: "ACCESS EXCLUSIVE"
  nowait
CallProcedure
  procedure: p
  arguments
    -: integer "1"
    -: OpaqueExpression
      text: "x => 2"
Explain
  options: "(ANALYZE, FORMAT json)"
  statement: Query
    body: Select
      items
        -: SelectItem
          value: integer "1"
Explain
  options: "ANALYZE VERBOSE"
  text: "CREATE TABLE t AS SELECT 1"
Command
  verb: "PREPARE"
  text: "q (int) AS SELECT $1"
Command
  verb: "EXECUTE"
  text: "q(1)"
  dynamic
Command
  verb: "DEALLOCATE"
  text: "ALL"
Command
  verb: "DECLARE"
  text: "c NO SCROLL CURSOR WITH HOLD FOR SELECT 1"
Command
  verb: "FETCH"
  text: "FORWARD 5 FROM c"
Command
  verb: "CLOSE"
  text: "c"
Command
  verb: "LISTEN"
  text: "x"
Command
  verb: "NOTIFY"
  text: "x, 'y'"
Command
  verb: "UNLISTEN"
  text: "*"
Command
  verb: "LOAD"
  text: "'z'"
Command
  verb: "DISCARD"
  text: "ALL"
Command
  verb: "IMPORT FOREIGN SCHEMA"
  text: "a LIMIT TO (b) FROM SERVER s INTO c"
Command
  verb: "REASSIGN OWNED"
  text: "BY a TO b"
--- written
VACUUM (ANALYZE, VERBOSE) t, s.u;
VACUUM FULL t (a, b);
ANALYZE;
CLUSTER i ON t;
REINDEX INDEX CONCURRENTLY i;
CHECKPOINT;
LOCK TABLE a, b IN ACCESS EXCLUSIVE MODE NOWAIT;
CALL p(1, x => 2);
EXPLAIN (ANALYZE, FORMAT json) SELECT 1;
EXPLAIN ANALYZE VERBOSE CREATE TABLE t AS SELECT 1;
PREPARE q (int) AS SELECT $1;
EXECUTE q(1);
DEALLOCATE ALL;
DECLARE c NO SCROLL CURSOR WITH HOLD FOR SELECT 1;
FETCH FORWARD 5 FROM c;
CLOSE c;
LISTEN x;
NOTIFY x, 'y';
UNLISTEN *;
LOAD 'z';
DISCARD ALL;
IMPORT FOREIGN SCHEMA a LIMIT TO (b) FROM SERVER s INTO c;
REASSIGN OWNED BY a TO b;

--- case: CLUSTER by an index is about the table
--- up
CLUSTER s.t USING i; CLUSTER VERBOSE t USING i; CLUSTER i ON t; CLUSTER (VERBOSE) t USING i; CLUSTER VERBOSE t; CLUSTER;
--- ast
Maintain
  verb: "CLUSTER"
  objects: s.t
  options: "i ON"
Maintain
  verb: "CLUSTER"
  objects: t
  options: "VERBOSE i ON"
Maintain
  verb: "CLUSTER"
  objects: t
  options: "i ON"
Command
  verb: "CLUSTER"
  text: "(VERBOSE) t USING i"
Maintain
  verb: "CLUSTER"
  objects: t
  options: "VERBOSE"
Maintain
  verb: "CLUSTER"
--- written
CLUSTER i ON s.t;
CLUSTER VERBOSE i ON t;
CLUSTER i ON t;
CLUSTER (VERBOSE) t USING i;
CLUSTER VERBOSE t;
CLUSTER;
