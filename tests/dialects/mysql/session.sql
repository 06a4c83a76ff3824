--- case: settings
--- up
SET NAMES utf8mb4 COLLATE utf8mb4_bin;
SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO', GLOBAL max_connections = 100, @@session.x = DEFAULT, autocommit=ON;
SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ ONLY;
SET PASSWORD FOR u@localhost = 'secret';
SET ROLE NONE;
--- ast
Set
  settings
    -: Setting
      name: "names"
      values
        -: identifier "utf8mb4"
      tail: "COLLATE utf8mb4_bin"
Set
  settings
    -: Setting
      scope: "@"
      name: "OLD_SQL_MODE"
      values
        -: Parameter
          text: "@@SQL_MODE"
    -: Setting
      name: "SQL_MODE"
      values
        -: string "NO_AUTO_VALUE_ON_ZERO"
    -: Setting
      scope: "GLOBAL"
      name: "max_connections"
      values
        -: integer "100"
    -: Setting
      name: "@@session.x"
      to_default
    -: Setting
      name: "autocommit"
      values
        -: identifier "ON"
Transaction
  kind: SET TRANSACTION
  modes: "ISOLATION LEVEL READ COMMITTED", "READ ONLY"
  text: "SESSION"
Set
  settings
    -: Setting
      name: "password"
      tail: "FOR u@localhost"
Set
  settings
    -: Setting
      name: "role"
      values
        -: identifier "NONE"

--- case: transactions and locks
--- up
START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY;
BEGIN; COMMIT AND CHAIN; SAVEPOINT a; ROLLBACK TO SAVEPOINT a; RELEASE SAVEPOINT a; ROLLBACK;
XA START 'x';
LOCK TABLES a WRITE, b AS c READ LOCAL;
UNLOCK TABLES;
USE db;
--- ast
Transaction
  kind: BEGIN
  modes: "WITH CONSISTENT SNAPSHOT", "READ ONLY"
Transaction
  kind: BEGIN
Transaction
  kind: COMMIT
  modes: "AND CHAIN"
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
  kind: ROLLBACK
Transaction
  kind: XA
  text: "START 'x'"
LockTables
  tables
    -: NamedTable
      name: a
    -: NamedTable
      name: b
      hints: "AS c READ LOCAL"
  mode: "WRITE"
LockTables
  unlock
Use
  schema: db

--- case: accounts
--- up
CREATE USER IF NOT EXISTS 'u'@'%' IDENTIFIED WITH mysql_native_password BY 'x' REQUIRE SSL PASSWORD EXPIRE NEVER ACCOUNT LOCK;
CREATE ROLE r1, r2;
GRANT SELECT, INSERT (a, b), CREATE TEMPORARY TABLES, SHOW DATABASES ON db.* TO 'u'@'%' WITH GRANT OPTION;
GRANT EXECUTE ON PROCEDURE db.p TO u@localhost;
GRANT r1, r2 TO u;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM u@localhost;
DROP USER u@localhost, v;
--- ast
DefineObject
  kind: USER
  if_not_exists
  object: ObjectReference
    name: 'u'@'%'
  text: "IDENTIFIED WITH mysql_native_password BY '***' REQUIRE SSL PASSWORD EXPIRE NEVER ACCOUNT LOCK"
DefineObject
  kind: ROLE
  object: ObjectReference
    name: r1
  text: ", r2"
Grant
  privileges: "SELECT", "INSERT (a, b)", "CREATE TEMPORARY TABLES", "SHOW DATABASES"
  objects
    -: ObjectReference
      name: db.*
  grantees: "'u'@'%'"
  tail: "WITH GRANT OPTION"
Grant
  privileges: "EXECUTE"
  object_kind: "PROCEDURE"
  objects
    -: ObjectReference
      name: db.p
  grantees: "u@localhost"
Grant
  privileges: "R1", "R2"
  roles
  grantees: "u"
Grant
  revoke
  privileges: "ALL PRIVILEGES", "GRANT OPTION"
  grantees: "u@localhost"
Drop
  kind: USER
  objects
    -: ObjectReference
      name: u@localhost
    -: ObjectReference
      name: v

--- case: upkeep
--- up
ANALYZE LOCAL TABLE a, b;
OPTIMIZE TABLE t;
CHECK TABLE t FOR UPGRADE;
EXPLAIN FORMAT=JSON SELECT * FROM t;
DESCRIBE t a;
SHOW FULL TABLES FROM db LIKE 'x%';
PREPARE s FROM 'SELECT ?';
EXECUTE s USING @a;
KILL QUERY 5;
FLUSH PRIVILEGES;
--- ast
Maintain
  verb: "ANALYZE"
  object_kind: "TABLE"
  objects: a, b
Maintain
  verb: "OPTIMIZE"
  object_kind: "TABLE"
  objects: t
Maintain
  verb: "CHECK"
  object_kind: "TABLE"
  objects: t
  options: "FOR UPGRADE"
Explain
  options: "FORMAT=JSON"
  statement: Query
    body: Select
      items
        -: SelectItem
          value: ColumnReference
            star
      from
        -: TableReference
          form: NamedTable
            name: t
Explain
  text: "t a"
Command
  verb: "SHOW"
  text: "FULL TABLES FROM db LIKE 'x%'"
Command
  verb: "PREPARE"
  text: "s FROM 'SELECT ?'"
  dynamic
Command
  verb: "EXECUTE"
  text: "s USING @a"
  dynamic
Command
  verb: "KILL"
  text: "QUERY 5"
Maintain
  verb: "FLUSH"
  options: "PRIVILEGES"

--- case: tables that are locked in different ways
--- up
LOCK TABLES a READ, b WRITE, c AS d READ, e READ;
--- ast
LockTables
  tables
    -: NamedTable
      name: a
    -: NamedTable
      name: b
      hints: "WRITE"
    -: NamedTable
      name: c
      hints: "AS d READ"
    -: NamedTable
      name: e
  mode: "READ"
--- written
LOCK TABLES a READ, b WRITE, c AS d READ, e READ;
