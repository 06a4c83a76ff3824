// Sessions, transactions, accounts and the server's upkeep. Imported by MysqlParser.g4.
parser grammar MysqlAdmin;

// ---------------------------------------------------------------- sessions and transactions

set
  : K_SET ( K_STATEMENT setItem (COMMA setItem)* K_FOR opaqueRest
          | setItem (COMMA setItem)*
          | K_ROLE (K_DEFAULT | K_ALL | K_NONE | accountList)
          | K_DEFAULT K_ROLE (K_ALL | K_NONE | accountList) ((K_TO | K_FOR) accountList)?
          | K_RESOURCE opaqueRest ) ;
setItem
  : scope=(K_GLOBAL | K_SESSION | K_LOCAL | K_PERSIST | K_PERSIST_ONLY)?
    (variable=IDENT (DOT IDENT)* (EQ | ASSIGN) setValue
    | K_TRANSACTION transactionMode)
  | USER_VAR (EQ | ASSIGN) expr
  | SYSTEM_VAR (EQ | ASSIGN) setValue
  | K_NAMES charsetName (K_COLLATE charsetName)?
  | (K_CHARSET | (K_CHARACTER | K_CHAR) K_SET) charsetName
  | K_PASSWORD (K_FOR account)? (EQ expr | K_TO IDENT) (K_REPLACE STRING)? (K_RETAIN IDENT K_PASSWORD)?
  | transactionMode ;
setValue : expr | K_ON | K_ALL ;
transactionMode
  : K_ISOLATION K_LEVEL (K_READ (K_COMMITTED | K_UNCOMMITTED) | K_REPEATABLE K_READ | K_SERIALIZABLE)
  | K_READ (K_ONLY | K_WRITE)
  | K_WITH K_CONSISTENT K_SNAPSHOT ;
transaction
  : K_START ( K_TRANSACTION (transactionMode (COMMA transactionMode)*)?
            | (K_SLAVE | K_REPLICA | K_ALL | K_GROUP_REPLICATION) opaqueRest )
  | K_BEGIN K_WORK?
  | (K_COMMIT | K_ROLLBACK) K_WORK? (K_TO K_SAVEPOINT? name)? (K_AND K_NO? K_CHAIN)? (K_NO? K_RELEASE)?
  | K_SAVEPOINT name
  | K_RELEASE K_SAVEPOINT name
  | K_XA opaqueRest ;
lock
  : K_LOCK ( (K_TABLES | K_TABLE) lockedTable (COMMA lockedTable)* waitClause?
           | K_INSTANCE K_FOR K_BACKUP ) ;
lockedTable
  : qname (K_AS? alias)? (K_READ K_LOCAL? | K_LOW_PRIORITY? K_WRITE K_CONCURRENT?) ;
unlock : K_UNLOCK (K_TABLES | K_TABLE | K_INSTANCE) ;
prepare : K_PREPARE name K_FROM expr ;
execute : K_EXECUTE (K_IMMEDIATE expr | name) (K_USING exprList)? ;
deallocate : K_DEALLOCATE K_PREPARE name ;
signal
  : (K_SIGNAL | K_RESIGNAL) (K_SQLSTATE K_VALUE? string | name)?
    (K_SET assignments)? ;
use : K_USE name ;

// ---------------------------------------------------------------- accounts

account : (STRING | name) USER_VAR? | (K_CURRENT_USER | K_CURRENT_ROLE) (LPAREN RPAREN)? ;
accountList : account (COMMA account)* ;
createUser
  : ifNotExists? userSpec (COMMA userSpec)* (K_DEFAULT K_ROLE (K_ALL | K_NONE | accountList))?
    accountOption* ;
alterUser
  : ifExists? userSpec (COMMA userSpec)* (K_DEFAULT K_ROLE (K_ALL | K_NONE | accountList))?
    accountOption* ;
userSpec : account authentication? ;
authentication
  : K_IDENTIFIED ( K_BY (K_PASSWORD? STRING | K_RANDOM K_PASSWORD)
                 | (K_WITH | K_VIA) plugin (K_OR plugin)* ) authenticationTail* ;
plugin : (name | STRING) ((K_BY | K_AS | K_USING) (STRING | K_PASSWORD LPAREN STRING RPAREN | K_RANDOM K_PASSWORD))? ;
authenticationTail : K_REPLACE STRING | K_RETAIN IDENT K_PASSWORD ;
accountOption
  : K_REQUIRE (K_NONE | tlsOption (K_AND? tlsOption)*)
  | K_WITH resourceLimit+
  | K_PASSWORD passwordOption
  | K_ACCOUNT (K_LOCK | K_UNLOCK)
  | (K_COMMENT | K_ATTRIBUTE) STRING
  | (K_FAILED_LOGIN_ATTEMPTS | K_PASSWORD_LOCK_TIME) (INT | IDENT) ;
passwordOption
  : K_EXPIRE (K_DEFAULT | IDENT | K_INTERVAL INT IDENT)?
  | IDENT (K_DEFAULT | INT | K_INTERVAL (K_DEFAULT | INT IDENT))
  | K_REQUIRE K_CURRENT (K_DEFAULT | K_OPTIONAL)? ;
tlsOption : (IDENT | K_SSL) STRING? ;
resourceLimit : IDENT INT ;
createRole : ifNotExists? accountList (K_WITH K_ADMIN account)? ;
grant
  : K_GRANT privilege (COMMA privilege)* (K_ON grantObject)? K_TO userSpec (COMMA userSpec)*
    grantOption* ;
grantOption
  : K_REQUIRE (K_NONE | tlsOption (K_AND? tlsOption)*)
  | K_WITH (K_GRANT K_OPTION | K_ADMIN K_OPTION | resourceLimit)+ ;
revoke
  : K_REVOKE ifExists? privilege (COMMA privilege)* (K_ON grantObject)? K_FROM accountList
    (K_IGNORE K_UNKNOWN K_USER)? ;
privilege : privilegeWord+ columnList? ;
privilegeWord
  : STRING | USER_VAR | name | K_ALL | K_ALTER | K_CREATE | K_DELETE | K_DROP | K_INSERT | K_UPDATE
  | K_SELECT | K_INDEX | K_REFERENCES | K_SHOW | K_LOCK | K_GRANT | K_TRIGGER | K_OPTION
  | K_SET | K_DATABASES | K_READ
  | K_CURRENT_USER | K_CURRENT_ROLE ;
grantObject
  : (K_TABLE | K_FUNCTION | K_PROCEDURE | K_PACKAGE K_BODY?)?
    (STAR (DOT STAR)? | name (DOT (IDENT | STAR))* USER_VAR? | STRING USER_VAR?) ;

// ---------------------------------------------------------------- upkeep

tableAdmin
  : (K_OPTIMIZE | K_CHECK | K_REPAIR | K_CHECKSUM | K_ANALYZE)
    (K_NO_WRITE_TO_BINLOG | K_LOCAL)? (K_TABLE | K_TABLES | K_VIEW) qnameList checkTableOption*
    waitClause? ((K_UPDATE | K_DROP | K_PERSISTENT) opaqueRest)? ;
checkTableOption : K_FOR K_UPGRADE | K_FORCE | IDENT ;
explain
  : (K_EXPLAIN | K_DESCRIBE | K_DESC)
    ( explainFormat? explainable
    | (K_EXTENDED | K_PARTITIONS | K_ANALYZE explainFormat?) explainable
    | qname (IDENT | STRING)? ) ;
explainFormat : K_FORMAT EQ IDENT ;
explainable : query | withStatement | insertRows | replaceRows | updateRows | deleteRows | FOR_CONNECTION K_CONNECTION INT ;
show : K_SHOW showPart* (K_LIKE string | where)? ;
showPart
  : K_CHARACTER | K_SET | K_CREATE | K_TABLE | K_INDEX | K_KEYS | K_DATABASES | K_DATABASE | K_SCHEMA | K_SCHEMAS
  | K_PROCEDURE | K_FUNCTION | K_TRIGGER | K_ALL | K_ANALYZE | K_EXPLAIN | K_FOR | K_USING
  | K_FROM | K_IN | K_GLOBAL | K_SESSION | K_LOCAL | K_PACKAGE | K_GRANT | K_LOCK | K_LIMIT
  | K_OFFSET | K_CURRENT_USER | K_CURRENT_ROLE | STRING | INT | COMMA | STAR | LPAREN | RPAREN
  | USER_VAR | name (DOT IDENT)* ;
admin
  : ( K_FLUSH | K_RESET | K_PURGE | K_KILL | K_CHANGE | K_STOP | K_INSTALL | K_UNINSTALL | K_CACHE
    | K_BINLOG | K_SHUTDOWN | K_RESTART | K_CLONE | K_HELP | K_BACKUP | K_GET | K_IMPORT ) opaqueRest ;
// A block outside of a routine.
compound
  : (BEGIN_BLOCK | K_IF | K_LOOP | K_WHILE | K_REPEAT | K_DECLARE | K_CASE | K_FOR) opaqueRest ;
