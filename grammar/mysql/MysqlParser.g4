// MySQL 5.7 to 9.x and MariaDB 10.6 to 11.x, one statement a parse, LL(1) throughout.
//
// The tokens come from the dialect's scanner; its retag pass has already looked ahead: words that are
// keywords in certain places only arrive here as IDENT everywhere else, and NOT_LA, WITH_ROLLUP and
// the like stand for a keyword whose successor decides.
//
// Wider than the servers: column attributes in any order and number, table options as name and
// value, ORDER BY and LIMIT inside every part of a set operation, argument lists with any of the
// separators that some function has. What would change the meaning is refused where the tree is read.
parser grammar MysqlParser;

options { tokenVocab = MysqlParserTokens; superClass = ParserBase; contextSuperClass = ContextBase; }

import MysqlQuery, MysqlAdmin;

statement
  : ( create | alter | drop | renameTable | renameUser | truncate
    | query | withStatement | insertRows | replaceRows | updateRows | deleteRows | load | call | doExpr | handler
    | set | transaction | lock | unlock | prepare | execute | deallocate | signal
    | grant | revoke | tableAdmin | explain | use | show | admin | compound ) EOF ;

// ---------------------------------------------------------------- CREATE

create : K_CREATE (K_OR K_REPLACE)? createObject ;
createObject
  : K_TEMPORARY? (K_TABLE createTable | K_SEQUENCE createSequence)
  | kind=(K_UNIQUE | K_FULLTEXT | K_SPATIAL | K_VECTOR)? K_INDEX createIndex
  | ownerOption* ( K_VIEW createView | K_TRIGGER createTrigger | K_PROCEDURE createProcedure
                 | K_AGGREGATE? K_FUNCTION createFunction | K_EVENT createEvent
                 | K_PACKAGE opaqueRest )
  | (K_DATABASE | K_SCHEMA) createDatabase
  | K_USER createUser
  | K_ROLE createRole
  | (K_SERVER | K_TABLESPACE | K_UNDO | K_LOGFILE | K_RESOURCE) opaqueRest ;
ifNotExists : K_IF K_NOT K_EXISTS ;
ifExists : K_IF K_EXISTS ;
opaqueRest : ~BAD* ;

ownerOption
  : K_ALGORITHM EQ name
  | K_DEFINER EQ account
  | K_SQL K_SECURITY name ;

createTable
  : ifNotExists? table=qname
    ( K_LIKE like=qname
    | tableTail
    | LPAREN ( K_LIKE like=qname RPAREN
             | queryNP RPAREN
             | tableElement (COMMA tableElement)* RPAREN tableTail ) ) ;
tableTail : tableOption (COMMA? tableOption)* tableTailEnd | tableTailEnd ;
tableTailEnd : partitionBy? (K_IGNORE | K_REPLACE)? (K_AS fullQuery | queryNP)? ;

tableElement
  : columnDef
  | tableKey
  | K_PERIOD K_FOR (K_SYSTEM_TIME | periodName=name) LPAREN first=name COMMA last=name RPAREN ;
columnDef : column=qname baseType columnAttr* ;
columnAttr
  : typeAttr
  | K_NOT K_NULL
  | K_NULL
  | K_DEFAULT value=bExpr
  | K_AUTO_INCREMENT
  | K_UNIQUE
  | K_PRIMARY
  | K_KEY
  | K_COMMENT EQ? text=string
  | (K_COLUMN_FORMAT | K_STORAGE) what=(IDENT | K_DEFAULT)
  | K_GENERATED K_ALWAYS K_AS generated
  | K_AS generated
  | K_VIRTUAL | K_STORED | K_PERSISTENT
  | K_VISIBLE | K_INVISIBLE
  | references
  | K_ON (K_UPDATE (refAction | timeNow) | K_DELETE refAction)
  | checkAttr
  | K_CONSTRAINT constraint=name? (checkAttr | references | K_UNIQUE | K_PRIMARY | K_NOT K_NULL)
  | K_SRID INT
  | K_REF_SYSTEM_ID EQ INT
  | K_SERIAL K_DEFAULT K_VALUE
  | (WITH_SYSTEM | K_WITHOUT) K_SYSTEM K_VERSIONING
  | K_COMPRESSED (EQ name)?
  | option=IDENT EQ optionValue ;
generated : LPAREN expr RPAREN | K_ROW (K_START | K_END) ;
checkAttr : K_CHECK LPAREN expr RPAREN (NOT_ENFORCED K_ENFORCED | K_ENFORCED)? ;
timeNow
  : (K_CURRENT_TIMESTAMP | K_LOCALTIME | K_LOCALTIMESTAMP) (LPAREN INT? RPAREN)?
  | now=IDENT LPAREN INT? RPAREN ;
references : K_REFERENCES table=qname columnList? (K_MATCH what=(K_FULL | K_PARTIAL | IDENT))? ;
refAction : K_RESTRICT | K_CASCADE | K_SET (K_NULL | K_DEFAULT) | K_NO K_ACTION ;

tableKey
  : (K_CONSTRAINT ifNotExists? constraint=name?)?
    ( K_PRIMARY K_KEY keyDef
    | K_UNIQUE (K_KEY | K_INDEX)? keyDef
    | K_FOREIGN K_KEY ifNotExists? keyName=name? columnList references onClause*
    | K_CHECK LPAREN expr RPAREN (NOT_ENFORCED K_ENFORCED | K_ENFORCED)? )
  | (K_KEY | K_INDEX) keyDef
  | kind=(K_FULLTEXT | K_SPATIAL | K_VECTOR) (K_KEY | K_INDEX)? keyDef ;
onClause : K_ON (K_UPDATE | K_DELETE) refAction ;
keyDef : ifNotExists? keyName=name? (K_USING method=name)? keyParts keyOption* ;
keyParts : LPAREN keyPart (COMMA keyPart)* RPAREN ;
keyPart
  : ( column=name (LPAREN length=INT RPAREN)? (K_WITHOUT K_OVERLAPS)? | LPAREN expr RPAREN )
    direction=(K_ASC | K_DESC)? ;
keyOption
  : K_KEY_BLOCK_SIZE EQ? INT
  | K_USING method=name
  | K_WITH K_PARSER name
  | K_COMMENT EQ? string
  | K_VISIBLE | K_INVISIBLE
  | NOT_IGNORED K_IGNORED | K_IGNORED
  | option=IDENT EQ optionValue ;

tableOption
  : option=tableOptionName EQ? optionValue
  | K_DEFAULT? (charset | collate)
  | K_COMMENT EQ? text=string
  | (K_DATA | K_INDEX) K_DIRECTORY EQ? string
  | K_UNION EQ? LPAREN qnameList? RPAREN
  | WITH_SYSTEM K_SYSTEM K_VERSIONING
  | K_TABLESPACE EQ? name ;
tableOptionName
  : IDENT | K_ENGINE | K_AUTO_INCREMENT | K_CONNECTION | K_PASSWORD | K_KEY_BLOCK_SIZE | K_STORAGE
  | K_ROW_FORMAT | K_CHECKSUM | K_SEQUENCE | K_ENCRYPTION | K_STATS_AUTO_RECALC
  | K_STATS_PERSISTENT | K_STATS_SAMPLE_PAGES | K_PAGE_CHECKSUM ;
optionValue
  : name | string | number | HEX | K_DEFAULT | K_ON | K_BINARY ;
charset : (K_CHARSET | (K_CHARACTER | K_CHAR) K_SET) EQ? charsetName ;
charsetName : name | STRING | K_BINARY | K_DEFAULT ;
collate : K_COLLATE EQ? charsetName ;

partitionBy
  : K_PARTITION K_BY partitionMethod (K_PARTITIONS INT)?
    (K_SUBPARTITION K_BY partitionMethod (K_SUBPARTITIONS INT)?)? partitionDefs? ;
partitionMethod
  : K_LINEAR? ( K_HASH LPAREN expr RPAREN
              | K_KEY (K_ALGORITHM EQ INT)? LPAREN nameList? RPAREN )
  | (K_RANGE | K_LIST) (K_COLUMNS columnList | LPAREN expr RPAREN)
  | K_SYSTEM_TIME (K_INTERVAL expr intervalUnit (K_STARTS TEMPORAL? STRING)? | K_LIMIT INT)? K_AUTO? ;
partitionDefs : LPAREN partitionDef (COMMA partitionDef)* RPAREN ;
partitionDef
  : K_PARTITION partition=name
    ( K_VALUES ( K_LESS K_THAN (K_MAXVALUE | LPAREN exprList RPAREN)
               | K_IN LPAREN exprList RPAREN ) )?
    (K_CURRENT | K_HISTORY)? (K_DEFAULT)? partitionOption*
    (LPAREN subpartitionDef (COMMA subpartitionDef)* RPAREN)? ;
subpartitionDef : K_SUBPARTITION subpartition=(IDENT | STRING) partitionOption* ;
partitionOption
  : K_STORAGE? K_ENGINE EQ? name
  | K_COMMENT EQ? string
  | (K_DATA | K_INDEX) K_DIRECTORY EQ? string
  | K_TABLESPACE EQ? name
  | option=IDENT EQ? optionValue ;

createIndex
  : ifNotExists? index=name (K_USING method=name)? K_ON table=qname keyParts
    waitClause? keyOption* onlineOption* ;
onlineOption : (K_ALGORITHM | K_LOCK) EQ? value=(IDENT | K_DEFAULT) ;
waitClause : K_WAIT INT | K_NOWAIT ;

createView : ifNotExists? view=qname columnList? K_AS fullQuery checkOption? ;
checkOption : K_WITH (K_CASCADED | K_LOCAL)? K_CHECK K_OPTION ;

createDatabase : ifNotExists? database=name databaseOption* ;
databaseOption
  : K_DEFAULT? (charset | collate | K_ENCRYPTION EQ? STRING)
  | K_COMMENT EQ? string
  | K_READ K_ONLY EQ? (K_DEFAULT | INT) ;

createSequence : ifNotExists? sequence=qname sequenceOption* (COMMA? tableOption)* ;
sequenceOption
  : K_AS baseType (K_UNSIGNED | K_SIGNED)?
  | (K_START K_WITH? | K_INCREMENT K_BY? | K_MINVALUE | K_MAXVALUE | K_CACHE
    | K_RESTART K_WITH?) EQ? (PLUS | MINUS)? INT
  | (K_NO (K_MINVALUE | K_MAXVALUE | K_CACHE | K_CYCLE))
  | K_NOMINVALUE | K_NOMAXVALUE | K_NOCACHE | K_CYCLE | K_NOCYCLE ;

createTrigger
  : ifNotExists? trigger=qname timing=(K_BEFORE | K_AFTER) triggerEvent (K_OR triggerEvent)*
    K_ON table=qname K_FOR K_EACH K_ROW ((K_FOLLOWS | K_PRECEDES) other=name)? triggerBody ;
triggerEvent : K_INSERT | K_DELETE | K_UPDATE (K_OF nameList)? ;
triggerBody : ~(K_FOLLOWS | K_PRECEDES | BAD) ~BAD* ;

createProcedure
  : ifNotExists? procedure=qname LPAREN (parameter (COMMA parameter)*)? RPAREN characteristic*
    (routineBody | LPAREN opaqueRest) ;
createFunction
  : ifNotExists? function=qname
    ( LPAREN (parameter (COMMA parameter)*)? RPAREN K_RETURNS baseType typeAttr* characteristic*
      routineBody
    | K_RETURNS baseType K_SONAME STRING ) ;
parameter
  : way=(K_IN | K_OUT | K_INOUT)? parameterName=name baseType typeAttr*
    ((K_DEFAULT | ASSIGN) expr)? ;
characteristic
  : K_COMMENT STRING | K_LANGUAGE (name | K_SQL) | K_NOT? K_DETERMINISTIC
  | (K_CONTAINS | K_NO) K_SQL | (K_READS | K_MODIFIES) K_SQL K_DATA | K_SQL K_SECURITY name ;
// What may not begin a body might still belong to the type or to the characteristics before it.
routineBody
  : ~( K_COMMENT | K_LANGUAGE | K_NOT | K_DETERMINISTIC | K_CONTAINS | K_NO | K_READS | K_MODIFIES
     | K_SQL | K_UNSIGNED | K_SIGNED | K_ZEROFILL | K_BINARY | K_CHARSET | K_CHARACTER | K_CHAR
     | K_COLLATE | K_ASCII | K_UNICODE | K_BYTE | K_INT | K_INTEGER | K_SONAME | K_PRECISION
     | K_VARYING | K_VARCHAR | K_VARCHARACTER | K_VARBINARY | TYPE_OF | DOT | LPAREN | BAD )
    ~BAD* ;

createEvent
  : ifNotExists? event=qname K_ON K_SCHEDULE schedule eventOption* K_DO eventBody ;
eventBody : ~BAD+ ;
schedule
  : (K_AT expr | K_EVERY expr intervalUnit) (K_STARTS expr)? (K_ENDS expr)? ;
eventOption
  : K_ON (K_COMPLETION K_NOT? K_PRESERVE | K_SLAVE | K_REPLICA)
  | K_ENABLE
  | K_DISABLE
  | K_COMMENT STRING ;

// ---------------------------------------------------------------- ALTER

alter : K_ALTER alterObject ;
alterObject
  : K_IGNORE? K_ONLINE? K_TABLE alterTable
  | (K_DATABASE | K_SCHEMA) database=IDENT? databaseOption+
  | ownerOption* ( K_VIEW createView
                 | K_EVENT alterEvent
                 | (K_PROCEDURE | K_FUNCTION) routine=qname characteristic* )
  | K_SEQUENCE ifExists? sequence=qname sequenceOption+
  | K_USER alterUser
  | (K_SERVER | K_TABLESPACE | K_UNDO | K_LOGFILE | K_RESOURCE | K_INSTANCE) opaqueRest ;
alterEvent : event=qname alterEventOption* (K_DO eventBody)? ;
alterEventOption
  : K_ON (K_SCHEDULE schedule | K_COMPLETION K_NOT? K_PRESERVE | K_SLAVE | K_REPLICA)
  | K_RENAME K_TO qname
  | K_ENABLE | K_DISABLE
  | K_COMMENT STRING ;

alterTable
  : ifExists? table=qname waitClause?
    (alterItem (COMMA alterItem)* (partitionBy | removePartitioning)? | partitionAction)? ;
alterItem
  : K_ADD alterAdd
  | K_DROP alterDrop
  | K_CHANGE K_COLUMN? ifExists? old=name columnDef place?
  | K_MODIFY K_COLUMN? ifExists? columnDef place?
  | K_ALTER alterColumn
  | K_RENAME ( K_COLUMN ifExists? old=name K_TO new_=name
             | (K_INDEX | K_KEY) ifExists? old=name K_TO new_=name
             | (K_TO | K_AS | EQ)? table=qname )
  | K_CONVERT convert
  | K_ORDER K_BY sortItem (LIST_COMMA sortItem)*
  | (K_ENABLE | K_DISABLE) K_KEYS
  | (K_DISCARD | K_IMPORT) (K_PARTITION partitionNames)? K_TABLESPACE
  | K_FORCE
  | onlineOption
  | (K_WITH | K_WITHOUT) K_VALIDATION
  | tableOption+ ;
convert
  : K_TO charset collate?
  | K_PARTITION partition=name K_TO K_TABLE table=qname
  | K_TABLE table=qname K_TO partitionDef ((K_WITH | K_WITHOUT) K_VALIDATION)? ;
place : K_FIRST | K_AFTER column=name ;
alterAdd
  : K_COLUMN? ifNotExists? ( columnDef place?
                           | LPAREN tableElement (COMMA tableElement)* RPAREN )
  | tableKey
  | K_PERIOD K_FOR (K_SYSTEM_TIME | periodName=name) LPAREN first=name COMMA last=name RPAREN
  | K_PARTITION (K_NO_WRITE_TO_BINLOG | K_LOCAL)? ifNotExists? (partitionDefs | K_PARTITIONS INT)
  | K_SYSTEM K_VERSIONING ;
alterDrop
  : K_COLUMN? ifExists? column=name (K_RESTRICT | K_CASCADE)?
  | K_PRIMARY K_KEY
  | (K_INDEX | K_KEY) ifExists? index=indexName
  | K_FOREIGN K_KEY ifExists? foreignKey=name
  | (K_CHECK | K_CONSTRAINT) ifExists? constraint=indexName
  | K_PARTITION ifExists? partitionNames
  | K_PERIOD K_FOR (K_SYSTEM_TIME | periodName=name)
  | K_SYSTEM K_VERSIONING ;
indexName : name | K_PRIMARY ;
alterColumn
  : K_COLUMN? ifExists? column=name ( K_SET (K_DEFAULT value=bExpr | K_VISIBLE | K_INVISIBLE)
                                    | K_DROP K_DEFAULT )
  | (K_INDEX | K_KEY) ifExists? index=name
    (K_VISIBLE | K_INVISIBLE | NOT_IGNORED K_IGNORED | K_IGNORED)
  | (K_CHECK | K_CONSTRAINT) constraint=name (NOT_ENFORCED K_ENFORCED | K_ENFORCED) ;
partitionAction
  : partitionBy
  | removePartitioning
  | (K_TRUNCATE | K_ANALYZE | K_CHECK | K_OPTIMIZE | K_REBUILD | K_REPAIR) K_PARTITION
    (K_NO_WRITE_TO_BINLOG | K_LOCAL)? (K_ALL | partitionNames) checkTableOption*
  | K_COALESCE K_PARTITION (K_NO_WRITE_TO_BINLOG | K_LOCAL)? INT
  | K_REORGANIZE K_PARTITION (K_NO_WRITE_TO_BINLOG | K_LOCAL)? (partitionNames K_INTO partitionDefs)?
  | K_EXCHANGE K_PARTITION name K_WITH K_TABLE qname ((K_WITH | K_WITHOUT) K_VALIDATION)? ;

removePartitioning : K_REMOVE K_PARTITIONING ;
partitionNames : name (LIST_COMMA name)* ;

// ---------------------------------------------------------------- DROP, RENAME, TRUNCATE

drop : K_DROP dropObject ;
dropObject
  : K_TEMPORARY? ( (K_TABLE | K_TABLES) ifExists? qnameList waitClause? (K_RESTRICT | K_CASCADE)?
                 | K_SEQUENCE ifExists? qnameList )
  | K_VIEW ifExists? qnameList (K_RESTRICT | K_CASCADE)?
  | K_INDEX ifExists? index=indexName K_ON table=qname waitClause? onlineOption*
  | (K_DATABASE | K_SCHEMA) ifExists? database=name
  | (K_PROCEDURE | K_FUNCTION | K_TRIGGER | K_EVENT) ifExists? object=qname
  | K_PACKAGE K_BODY? ifExists? qname
  | (K_USER | K_ROLE) ifExists? accountList
  | K_PREPARE name
  | (K_SERVER | K_TABLESPACE | K_UNDO | K_LOGFILE | K_RESOURCE) opaqueRest ;
renameTable
  : K_RENAME (K_TABLE | K_TABLES) ifExists? renamePair (COMMA renamePair)* ;
renamePair : old=qname waitClause? K_TO new_=qname ;
renameUser : RENAME_USER K_USER account K_TO account (COMMA account K_TO account)* ;
truncate : K_TRUNCATE K_TABLE? table=qname waitClause? ;

// ---------------------------------------------------------------- names and types

qname : name (DOT IDENT)* | DOT IDENT ;
qnameList : qname (COMMA qname)* ;
nameList : name (COMMA name)* ;
columnList : LPAREN nameList RPAREN ;
number : (PLUS | MINUS)? (INT | NUMBER) ;
string : STRING STRING_MORE* ;

baseType
  : word=( K_INT | K_INTEGER | K_TINYINT | K_SMALLINT | K_MEDIUMINT | K_BIGINT | K_INT1 | K_INT2
         | K_INT3 | K_INT4 | K_INT8 | K_MIDDLEINT | K_REAL | K_FLOAT | K_FLOAT4 | K_FLOAT8
         | K_DECIMAL | K_DEC | K_NUMERIC | K_BINARY | K_VARBINARY | K_VARCHAR | K_VARCHARACTER
         | K_TINYBLOB | K_BLOB | K_MEDIUMBLOB | K_LONGBLOB | K_TINYTEXT | K_MEDIUMTEXT
         | K_LONGTEXT ) typeLength?
  | K_DOUBLE K_PRECISION? typeLength?
  | (K_CHAR | K_CHARACTER) K_VARYING? typeLength?
  | K_NATIONAL (K_CHAR | K_CHARACTER | K_VARCHAR | K_VARCHARACTER) K_VARYING? typeLength?
  | K_LONG (K_VARCHAR | K_VARCHARACTER | K_VARBINARY)?
  | (K_ENUM | K_SET) LPAREN literalItem (COMMA literalItem)* RPAREN
  | (K_UNSIGNED | K_SIGNED) (K_INT | K_INTEGER)?
  | TYPE_OF K_OF qname
  | named=typeName typeLength? (TYPE_OF K_OF qname)? ;
typeName : name (DOT IDENT)* ;
typeLength : LPAREN INT (COMMA INT)? RPAREN ;
literalItem : string | HEX | BIT | INTRODUCER (string | HEX | BIT) ;
typeAttr
  : K_UNSIGNED | K_SIGNED | K_ZEROFILL | K_BINARY | charset | collate | K_ASCII | K_UNICODE
  | K_BYTE ;

name
  : IDENT
  | K_ACCESSIBLE | K_ACCOUNT | K_ACTION | K_ADMIN | K_AFTER | K_AGAINST | K_AGGREGATE
  | K_ALGORITHM | K_ALWAYS | K_ARRAY | K_ASCII | K_AT | K_ATTRIBUTE | K_AUTO_INCREMENT
  | K_BACKUP | K_BEGIN | K_BINLOG | K_BOOLEAN | K_BYTE | K_CACHE | K_CASCADED | K_CHAIN
  | K_CHARSET | K_CHECKSUM | K_CLONE | K_CLOSE | K_COALESCE | K_COLUMNS | K_COLUMN_FORMAT
  | K_COMMENT | K_COMMIT | K_COMMITTED | K_COMPLETION | K_COMPRESSED | K_CONCURRENT
  | K_CONNECTION | K_CONSISTENT | K_CONTAINS | K_CUBE | K_CUME_DIST | K_CYCLE | K_DATA
  | K_DEALLOCATE | K_DEFINER | K_DENSE_RANK | K_DIRECTORY | K_DISABLE | K_DISCARD | K_DO
  | K_DO_DOMAIN_IDS | K_DUPLICATE | K_EMPTY | K_ENABLE | K_ENCRYPTION | K_ENDS | K_ENFORCED
  | K_ENGINE | K_ERROR | K_EVENT | K_EVERY | K_EXAMINED | K_EXCHANGE | K_EXCLUDE | K_EXECUTE
  | K_EXPANSION | K_EXPIRE | K_FAILED_LOGIN_ATTEMPTS | K_FIELDS | K_FIRST | K_FIRST_VALUE
  | K_FLUSH | K_FOLLOWING | K_FOLLOWS | K_FULL | K_GENERAL | K_GENERATED | K_GET | K_GRANTS
  | K_GROUPING | K_GROUPS | K_GROUP_REPLICATION | K_HANDLER | K_HASH | K_HELP | K_HISTOGRAM
  | K_IDENTIFIED | K_IGNORED | K_IGNORE_DOMAIN_IDS | K_IGNORE_SERVER_IDS | K_IMPORT
  | K_INCREMENT | K_INSTALL | K_INSTANCE | K_INVISIBLE | K_IO_AFTER_GTIDS | K_IO_BEFORE_GTIDS
  | K_ISOLATION | K_KEY_BLOCK_SIZE | K_LAG | K_LANGUAGE | K_LAST | K_LAST_VALUE | K_LEAD
  | K_LESS | K_LEVEL | K_LIST | K_LOCKED | K_LOGFILE | K_MANUAL | K_MASTER_BIND
  | K_MASTER_HEARTBEAT_PERIOD | K_MINVALUE | K_MODE | K_MODIFY | K_NAMES | K_NEXT | K_NO
  | K_NOCACHE | K_NOCYCLE | K_NOMAXVALUE | K_NOMINVALUE | K_NOWAIT | K_NTH_VALUE | K_NTILE
  | K_NULLS | K_ONLINE | K_ONLY | K_OPEN | K_OPTIMIZER_COSTS | K_OPTIONAL | K_ORDINALITY
  | K_OTHERS | K_PAGE_CHECKSUM | K_PARALLEL | K_PARSER | K_PARSE_VCOL_EXPR | K_PARTIAL
  | K_PARTITIONING | K_PASSWORD | K_PASSWORD_LOCK_TIME | K_PERCENT_RANK | K_PERSISTENT
  | K_PORTION | K_PRECEDES | K_PRECEDING | K_PREPARE | K_PRESERVE | K_PREV | K_PREVIOUS
  | K_QUALIFY | K_QUERY | K_RANDOM | K_RANK | K_REBUILD | K_REF_SYSTEM_ID | K_REMOVE
  | K_REORGANIZE | K_REPAIR | K_REPEATABLE | K_REPLICA | K_RESET | K_RESOURCE | K_RESTART
  | K_RETAIN | K_RETURNS | K_ROLE | K_ROLLBACK | K_ROLLUP | K_ROW_FORMAT | K_ROW_NUMBER
  | K_SCHEDULE | K_SECURITY | K_SEQUENCE | K_SERIALIZABLE | K_SERVER | K_SHARE | K_SHUTDOWN
  | K_SKIP | K_SLAVE | K_SLOW | K_SNAPSHOT | K_SONAME | K_SRID | K_SSL | K_START | K_STARTS
  | K_STATS_AUTO_RECALC | K_STATS_PERSISTENT | K_STATS_SAMPLE_PAGES | K_STOP | K_STORAGE
  | K_STORED | K_SUBPARTITION | K_SUBPARTITIONS | K_TABLES | K_TABLESAMPLE | K_TABLESPACE
  | K_TEMPORARY | K_THAN | K_TIES | K_TRANSACTION | K_TRUNCATE | K_UNCOMMITTED | K_UNICODE
  | K_UNINSTALL | K_UNKNOWN | K_UPGRADE | K_USAGE | K_USER | K_VALIDATION | K_VERSIONING | K_VIA
  | K_VIEW | K_VIRTUAL | K_VISIBLE | K_WAIT | K_WITHOUT | K_WORK | K_XA | K_YES ;

