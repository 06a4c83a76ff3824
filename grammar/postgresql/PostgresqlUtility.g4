// Grants, settings, transactions, prepared statements, cursors, maintenance.
parser grammar PostgresqlUtility;

grant
  : K_GRANT grantItems (K_ON grantTarget)? K_TO roleNames (K_WITH grantOption (COMMA grantOption)*)? grantedBy?
  ;
revoke
  : K_REVOKE grantItems (K_ON grantTarget)? K_FROM roleNames grantedBy? dropBehavior? ;
grantOption : anyName (K_OPTION | K_TRUE | K_FALSE) ;
grantedBy : K_GRANTED K_BY roleName ;
// `GRANT OPTION FOR` and `ADMIN OPTION FOR` may stand before the first.
grantItems : (K_GRANT K_OPTION K_FOR)? grantItem (K_OPTION K_FOR grantItem)? (COMMA grantItem)* ;
grantItem
  : (K_ALL K_PRIVILEGES? | K_SELECT | K_REFERENCES | K_CREATE | colId K_SYSTEM?) (LPAREN columns=colIds RPAREN)? ;
grantTarget
  : kind=K_TABLE qualifiedNames
  | first=plainName (COMMA qualifiedNames)?
  | kind=(K_SEQUENCE | K_DATABASE | K_DOMAIN | K_LANGUAGE | K_SCHEMA | K_TABLESPACE | K_TYPE | K_PARAMETER) qualifiedNames
  | kind=(K_FUNCTION | K_PROCEDURE | K_ROUTINE) routineSignature (COMMA routineSignature)*
  | kind=K_FOREIGN (K_DATA K_WRAPPER | K_SERVER) qualifiedNames
  | kind=K_LARGE (K_OBJECT number (COMMA number)* | K_OBJECTS)
  | kind=K_ALL what=(K_TABLES | K_SEQUENCES | K_FUNCTIONS | K_PROCEDURES | K_ROUTINES) K_IN K_SCHEMA qualifiedNames
  | kind=(K_TABLES | K_SEQUENCES | K_FUNCTIONS | K_ROUTINES | K_TYPES | K_SCHEMAS)
  ;
plainName : IDENT (DOT IDENT)* ;
defaultScope : K_FOR (K_ROLE | K_USER) roleNames | K_IN K_SCHEMA colIds ;
reassign : K_REASSIGN K_OWNED K_BY roleNames K_TO roleName ;
roleOption : roleAttribute | K_IN (K_ROLE | K_GROUP) roleNames ;
roleAttribute
  : K_ENCRYPTED? K_PASSWORD (SCONST | K_NULL)
  | K_UNENCRYPTED K_PASSWORD SCONST
  | K_CONNECTION K_LIMIT number
  | K_VALID K_UNTIL SCONST
  | (K_ROLE | K_USER | K_ADMIN) roleNames
  | K_SYSID number
  | K_INHERIT
  | IDENT ;
databaseOption : databaseAttribute | (K_OWNER | K_TEMPLATE | K_ENCODING | K_LOCATION | K_TABLESPACE) EQ? databaseValue ;
databaseAttribute : (IDENT | K_CONNECTION K_LIMIT) EQ? databaseValue ;
databaseValue : (SCONST | number | colId | K_DEFAULT | K_TRUE | K_FALSE) ;

set
  : K_SET scope=(K_SESSION | K_LOCAL)?
    ( setting
    | K_TRANSACTION (transactionMode* | K_SNAPSHOT SCONST)
    | K_CHARACTERISTICS K_AS K_TRANSACTION transactionMode*
    | K_CONSTRAINTS (K_ALL | qualifiedNames) (K_DEFERRED | K_IMMEDIATE) ) ;
// A variable with its value, as SET and the objects that keep settings write it.
setting
  : name=settingName ((K_TO | EQ) settingValue (COMMA settingValue)* | K_FROM K_CURRENT)
  | K_TIME K_ZONE settingValue intervalFields?
  | K_ROLE nameOrString
  | K_SCHEMA nameOrString
  | K_NAMES (nameOrString | K_DEFAULT)
  | K_XML K_OPTION (K_DOCUMENT | K_CONTENT)
  | K_AUTHORIZATION (nameOrString | K_DEFAULT)
  | K_CATALOG SCONST
  ;
settingName : IDENT (DOT IDENT)* ;
settingValue : SCONST | number | K_TRUE | K_FALSE | K_ON | K_DEFAULT | qualifiedName SCONST? ;
resetSetting : K_RESET (K_ALL | K_TIME K_ZONE | K_SESSION K_AUTHORIZATION | K_TRANSACTION K_ISOLATION K_LEVEL | settingName) ;
show : K_SHOW (K_ALL | K_TIME K_ZONE | K_SESSION K_AUTHORIZATION | K_TRANSACTION K_ISOLATION K_LEVEL | settingName) ;

transaction
  : kind=K_BEGIN (K_WORK | K_TRANSACTION)? transactionMode*
  | kind=K_START K_TRANSACTION transactionMode*
  | kind=(K_COMMIT | K_END) ((K_WORK | K_TRANSACTION)? chain? | prepared=K_PREPARED SCONST)
  | kind=(K_ROLLBACK | K_ABORT) ((K_WORK | K_TRANSACTION)? (chain | K_TO K_SAVEPOINT? savepoint=colId)? | prepared=K_PREPARED SCONST)
  | kind=K_SAVEPOINT savepoint=colId
  | kind=K_RELEASE K_SAVEPOINT? savepoint=colId
  ;
chain : K_AND K_NO? K_CHAIN ;
transactionMode
  : COMMA? ( K_ISOLATION K_LEVEL (K_READ (K_COMMITTED | K_UNCOMMITTED) | K_REPEATABLE K_READ | K_SERIALIZABLE)
           | K_READ (K_ONLY | K_WRITE)
           | K_NOT? K_DEFERRABLE ) ;

explain
  : K_EXPLAIN (LPAREN optionItem (COMMA optionItem)* RPAREN | runs=(K_ANALYZE | K_ANALYSE)? K_VERBOSE?) preparable ;
optionItem : anyName (anyName | SCONST | number)? ;
preparable
  : query | K_EXECUTE execute | K_DECLARE declareCursor | K_CREATE persistence? (K_TABLE createTable | K_MATERIALIZED K_VIEW createMaterializedView)
  | K_REFRESH refresh ;
prepare : K_PREPARE (K_TRANSACTION SCONST | name=colId argumentTypes? K_AS preparable) ;
execute : name=colId (LPAREN expressions RPAREN)? ;
deallocate : K_DEALLOCATE K_PREPARE? (K_ALL | colId) ;
declareCursor : name=colId cursorOption* K_CURSOR ((K_WITH | K_WITHOUT) K_HOLD)? K_FOR query ;
cursorOption : K_NO? K_SCROLL | K_BINARY | K_INSENSITIVE | K_ASENSITIVE ;
closeCursor : K_CLOSE (K_ALL | colId) ;
// The words say how far: `FORWARD 5 FROM c`, `ALL c`, `c`.
fetch : (K_FETCH | K_MOVE) (colId | K_ALL | number)+ ((K_FROM | K_IN) colId)? ;

vacuum
  : K_VACUUM ( LPAREN optionItem (COMMA optionItem)* RPAREN maintained?
             | K_FULL? K_FREEZE? K_VERBOSE? (K_ANALYZE | K_ANALYSE)? maintained? ) ;
analyze : (K_ANALYZE | K_ANALYSE) (LPAREN optionItem (COMMA optionItem)* RPAREN | K_VERBOSE)? maintained? ;
maintained : maintainedTable (COMMA maintainedTable)* ;
maintainedTable : changedTable columnNames? ;
cluster : K_CLUSTER (LPAREN optionItem (COMMA optionItem)* RPAREN | K_VERBOSE)? (table=qualifiedName (K_USING colId | K_ON qualifiedName)?)? ;
reindex
  : K_REINDEX (LPAREN optionItem (COMMA optionItem)* RPAREN)? kind=(K_INDEX | K_TABLE | K_SCHEMA | K_DATABASE | K_SYSTEM)
    concurrently=K_CONCURRENTLY? name=qualifiedName? ;
refresh : K_MATERIALIZED K_VIEW concurrently=K_CONCURRENTLY? name=qualifiedName withData? ;
lock
  : K_LOCK K_TABLE? changedTable (COMMA changedTable)* (K_IN lockMode K_MODE)? K_NOWAIT? ;
lockMode : (K_ACCESS | K_ROW | K_SHARE | K_EXCLUSIVE | K_UPDATE)+ ;
doBlock : K_DO (language | body=SCONST)+ ;
language : K_LANGUAGE nameOrString ;
call : K_CALL function=qualifiedName LPAREN callArguments? RPAREN ;
listen : K_LISTEN colId ;
unlisten : K_UNLISTEN (STAR | colId) ;
notify : K_NOTIFY colId (COMMA SCONST)? ;
load : K_LOAD SCONST ;
discard : K_DISCARD (K_ALL | K_TEMP | K_TEMPORARY | K_PLANS | K_SEQUENCES) ;
checkpoint : K_CHECKPOINT (LPAREN optionItem (COMMA optionItem)* RPAREN)? ;
importSchema
  : K_IMPORT K_FOREIGN K_SCHEMA colId ((K_LIMIT K_TO | K_EXCEPT) LPAREN qualifiedNames RPAREN)?
    K_FROM K_SERVER server=colId K_INTO schema=colId foreignOptions? ;
