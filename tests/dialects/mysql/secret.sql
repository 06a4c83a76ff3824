--- case: the password of an account is not kept
--- up
CREATE USER u@localhost IDENTIFIED BY 'hunter2' REQUIRE ISSUER 'i' COMMENT 'by';
CREATE USER u IDENTIFIED WITH caching_sha2_password BY "hunter2", v IDENTIFIED WITH p AS 'hunter2';
ALTER USER u IDENTIFIED BY 'hunter2' REPLACE 'hunter2' RETAIN CURRENT PASSWORD;
ALTER USER u IDENTIFIED BY PASSWORD '*HUNTER2';
CREATE USER u IDENTIFIED VIA ed25519 USING PASSWORD('hunter2') OR unix_socket;
GRANT SELECT ON d.* TO u IDENTIFIED BY 'hunter2' WITH GRANT OPTION;
SELECT '*', 'IDENTIFIED BY';
--- ast
DefineObject
  kind: USER
  object: ObjectReference
    name: u@localhost
  text: "IDENTIFIED BY '***' REQUIRE ISSUER 'i' COMMENT 'by'"
DefineObject
  kind: USER
  object: ObjectReference
    name: u
  text: "IDENTIFIED WITH caching_sha2_password BY \"***\", v IDENTIFIED WITH p AS '***'"
DefineObject
  kind: USER
  alter
  object: ObjectReference
    name: u
  text: "IDENTIFIED BY '***' REPLACE '***' RETAIN CURRENT PASSWORD"
DefineObject
  kind: USER
  alter
  object: ObjectReference
    name: u
  text: "IDENTIFIED BY PASSWORD '***'"
DefineObject
  kind: USER
  object: ObjectReference
    name: u
  text: "IDENTIFIED VIA ed25519 USING PASSWORD('***') OR unix_socket"
Grant
  privileges: "SELECT"
  objects
    -: ObjectReference
      name: d.*
  grantees: "u IDENTIFIED BY '***'"
  tail: "WITH GRANT OPTION"
Query
  body: Select
    items
      -: SelectItem
        value: string "*"
      -: SelectItem
        value: string "IDENTIFIED BY"
--- written
CREATE USER u@localhost IDENTIFIED BY '***' REQUIRE ISSUER 'i' COMMENT 'by';
CREATE USER u IDENTIFIED WITH caching_sha2_password BY "***", v IDENTIFIED WITH p AS '***';
ALTER USER u IDENTIFIED BY '***' REPLACE '***' RETAIN CURRENT PASSWORD;
ALTER USER u IDENTIFIED BY PASSWORD '***';
CREATE USER u IDENTIFIED VIA ed25519 USING PASSWORD('***') OR unix_socket;
GRANT SELECT ON d.* TO u IDENTIFIED BY '***' WITH GRANT OPTION;
SELECT '*', 'IDENTIFIED BY';

--- case: SET PASSWORD
--- up
SET PASSWORD FOR u@localhost = 'hunter2';
SET PASSWORD = PASSWORD('hunter2');
SET PASSWORD = 'hunter2' REPLACE 'hunter2';
--- ast
Set
  settings
    -: Setting
      name: "password"
      tail: "FOR u@localhost"
Set
  settings
    -: Setting
      name: "password"
Set
  settings
    -: Setting
      name: "password"

--- case: replication and servers
--- up
CHANGE MASTER TO MASTER_HOST='h', MASTER_USER='u', MASTER_PASSWORD='hunter2';
CHANGE REPLICATION SOURCE TO SOURCE_HOST='h', SOURCE_PASSWORD='hunter2';
START REPLICA USER='u' PASSWORD='hunter2';
CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (USER 'u', PASSWORD 'hunter2', HOST 'h');
ALTER SERVER s OPTIONS (PASSWORD 'hunter2');
CREATE TABLE t (a int) ENGINE=FEDERATED CONNECTION='mysql://u:hunter2@h:3306/d/t';
--- ast
Command
  verb: "CHANGE"
  text: "MASTER TO MASTER_HOST='h', MASTER_USER='u', MASTER_PASSWORD='***'"
Command
  verb: "CHANGE"
  text: "REPLICATION SOURCE TO SOURCE_HOST='h', SOURCE_PASSWORD='***'"
Command
  verb: "START REPLICA"
  text: "USER='u' PASSWORD='***'"
DefineObject
  kind: SERVER
  object: ObjectReference
    name: s
  text: "FOREIGN DATA WRAPPER mysql OPTIONS (USER 'u', PASSWORD '***', HOST 'h')"
DefineObject
  kind: SERVER
  alter
  object: ObjectReference
    name: s
  text: "OPTIONS (PASSWORD '***')"
CreateTable
  table: t
  elements
    -: ColumnDefinition
      name: a
      type: TypeName
        name: int
  options
    -: Option
      name: "ENGINE"
      value: "FEDERATED"
    -: Option
      name: "CONNECTION"
      value: "'***'"
--- written
CHANGE MASTER TO MASTER_HOST='h', MASTER_USER='u', MASTER_PASSWORD='***';
CHANGE REPLICATION SOURCE TO SOURCE_HOST='h', SOURCE_PASSWORD='***';
START REPLICA USER='u' PASSWORD='***';
CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (USER 'u', PASSWORD '***', HOST 'h');
ALTER SERVER s OPTIONS (PASSWORD '***');
CREATE TABLE t (
  a int
) ENGINE=FEDERATED CONNECTION='***';

--- case: in a routine and in a prepared statement
--- up
PREPARE s FROM 'CREATE USER u IDENTIFIED BY ''hunter2''';
CREATE PROCEDURE p() CREATE USER u IDENTIFIED BY 'hunter2';
--- ast
Command
  verb: "PREPARE"
  text: "s FROM 'CREATE USER u IDENTIFIED BY***'"
  dynamic
CreateRoutine
  routine: p
  procedure
  body: "CREATE USER u IDENTIFIED BY '***'"
  body_is_sql

--- case: what does not parse shows none
--- up
CREATE USER u IDENTIFIED BY 'hunter2' 1;
ALTER USER u IDENTIFIED BY = 'hunter2';
CREATE USER u IDENTIFIED BY 'hunter2;
--- findings
3:29 unterminated-quote: this quote is not closed
1:39 syntax error at `1`
2:28 syntax error at `=`, expected a string, `PASSWORD` or `RANDOM`
3:29 syntax error at `'********`, expected a string, `PASSWORD` or `RANDOM`
