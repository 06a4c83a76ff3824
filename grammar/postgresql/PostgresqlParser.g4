// What the parser accepts, statement by statement. The scanner is ours (dialects/postgresql), and so
// is the pass that retags tokens so that one token of lookahead is enough everywhere.
//
// Wider than the server where that keeps the grammar LL(1); who reads the tree checks these:
// an empty list in parentheses outside GROUP BY, TEMPORARY before any kind of object, AS in the
// arguments of a call, a statement that changes rows where a query is wanted, constraint attributes in
// any combination, a column without a type.
parser grammar PostgresqlParser;
import PostgresqlExpression, PostgresqlQuery, PostgresqlCreate, PostgresqlAlter, PostgresqlUtility;
options { tokenVocab = PostgresqlParserTokens; superClass = ParserBase; contextSuperClass = ContextBase; }

statement
  : ( query | create | alter | drop | comment | securityLabel | grant | revoke | truncate | copy | set | resetSetting | show
    | transaction | explain | prepare | K_EXECUTE execute | deallocate | K_DECLARE declareCursor | closeCursor | fetch
    | vacuum | analyze | cluster | reindex | K_REFRESH refresh | lock | doBlock | call | listen | unlisten | notify
    | load | discard | checkpoint | importSchema | reassign )
    EOF ;

// ---- names

qualifiedName : (IDENT | word) (DOT IDENT)* ;
qualifiedNames : qualifiedName (COMMA qualifiedName)* ;
colId : IDENT | word ;
colIds : colId (COMMA colId)* ;
columnNames : LPAREN colIds RPAREN ;
roleName : K_GROUP? colId | K_CURRENT_USER | K_SESSION_USER | K_CURRENT_ROLE ;
roleNames : roleName (COMMA roleName)* ;
nameOrString : colId | SCONST ;
number : (PLUS | MINUS)? (ICONST | FCONST | PARAM) ;

// `(name = value, …)`: storage options, and what CREATE says of types, operators, aggregates.
withOptions : K_WITH definition ;
withDefinition : K_WITH definition ;
definition : LPAREN definitionItem (COMMA definitionItem)* RPAREN ;
definitionItem : anyName (DOT IDENT)? (EQ definitionValue)? ;
definitionValue
  : SCONST
  | (PLUS | MINUS)? (ICONST | FCONST | PARAM)
  | STAR | SLASH | PERCENT | CARET | LT | GT | EQ | LE | GE | NE | OP
  | K_OPERATOR LPAREN operatorName RPAREN
  | typeName
  | reservedWord ;

// ---- words that are names too

anyName : IDENT | word | reservedWord | syntaxWord ;
bareLabel : IDENT | labelWord ;
bareAlias : IDENT | labelWord ;
typeWord
  : commonWord
  | K_BIGINT | K_BOOLEAN | K_COALESCE | K_DEC | K_DECIMAL | K_EXTRACT | K_FLOAT | K_GREATEST | K_INT
  | K_INTEGER | K_JSON | K_LEAST | K_MERGE_ACTION | K_NONE | K_NORMALIZE | K_NULLIF | K_NUMERIC |
  K_OVERLAY | K_REAL | K_SMALLINT | K_SUBSTRING | K_TRIM | K_VARCHAR | K_XMLATTRIBUTES |
  K_XMLCONCAT | K_XMLFOREST ;
word
  : labelWord
  | K_CHAR | K_CHARACTER | K_DAY | K_HOUR | K_MINUTE | K_MONTH | K_PRECISION | K_SECOND | K_VARYING
  | K_YEAR ;
labelWord
  : commonWord
  | K_BIGINT | K_BIT | K_BOOLEAN | K_COALESCE | K_COMPRESSION | K_DEC | K_DECIMAL | K_ENFORCED |
  K_EXTRACT | K_FLOAT | K_GENERATED | K_GREATEST | K_INOUT | K_INT | K_INTEGER | K_INTERVAL |
  K_JSON | K_LEAST | K_MERGE_ACTION | K_NATIONAL | K_NCHAR | K_NONE | K_NORMALIZE | K_NULLIF |
  K_NUMERIC | K_OPTIONS | K_OUT | K_OVERLAY | K_REAL | K_SMALLINT | K_STORAGE | K_SUBSTRING |
  K_TIME | K_TIMESTAMP | K_TRIM | K_VARCHAR | K_XMLATTRIBUTES | K_XMLCONCAT | K_XMLFOREST ;
commonWord
  : K_ABORT | K_ABSENT | K_ACCESS | K_ACTION | K_ADD | K_ADMIN | K_AFTER | K_AGGREGATE | K_ALSO |
  K_ALTER | K_ALWAYS | K_ASENSITIVE | K_ASSIGNMENT | K_ATOMIC | K_ATTACH | K_ATTRIBUTE | K_BEFORE
  | K_BEGIN | K_BREADTH | K_CACHE | K_CALL | K_CALLED | K_CASCADE | K_CASCADED | K_CATALOG |
  K_CHAIN | K_CHARACTERISTICS | K_CHECKPOINT | K_CLASS | K_CLOSE | K_CLUSTER | K_COLUMNS |
  K_COMMENT | K_COMMIT | K_COMMITTED | K_CONDITIONAL | K_CONFIGURATION | K_CONFLICT | K_CONNECTION
  | K_CONSTRAINTS | K_CONTENT | K_CONTINUE | K_CONVERSION | K_COPY | K_COST | K_CSV | K_CURSOR |
  K_CYCLE | K_DATA | K_DATABASE | K_DEALLOCATE | K_DECLARE | K_DEFERRED | K_DEFINER | K_DELETE |
  K_DELIMITER | K_DELIMITERS | K_DEPENDS | K_DEPTH | K_DETACH | K_DICTIONARY | K_DISABLE |
  K_DISCARD | K_DOCUMENT | K_DROP | K_EACH | K_EMPTY | K_ENABLE | K_ENCODING | K_ENCRYPTED |
  K_ENUM | K_ERROR | K_EVENT | K_EXCLUDING | K_EXCLUSIVE | K_EXECUTE | K_EXPLAIN | K_EXPRESSION |
  K_EXTENSION | K_EXTERNAL | K_FAMILY | K_FINALIZE | K_FIRST | K_FOLLOWING | K_FORCE | K_FORMAT |
  K_FUNCTION | K_FUNCTIONS | K_GRANTED | K_HANDLER | K_HEADER | K_HOLD | K_IDENTITY | K_IMMEDIATE
  | K_IMMUTABLE | K_IMPLICIT | K_IMPORT | K_INCLUDE | K_INCLUDING | K_INCREMENT | K_INDENT |
  K_INDEX | K_INHERIT | K_INHERITS | K_INLINE | K_INPUT | K_INSENSITIVE | K_INSERT | K_INSTEAD |
  K_INVOKER | K_ISOLATION | K_KEEP | K_KEY | K_LABEL | K_LANGUAGE | K_LARGE | K_LAST | K_LEAKPROOF
  | K_LEVEL | K_LISTEN | K_LOAD | K_LOCATION | K_LOCK | K_LOCKED | K_LOGGED | K_MATCH | K_MATCHED
  | K_MATERIALIZED | K_MAXVALUE | K_MERGE | K_METHOD | K_MINVALUE | K_MODE | K_MOVE | K_NAME |
  K_NAMES | K_NEW | K_NEXT | K_NFC | K_NFD | K_NFKC | K_NFKD | K_NO | K_NORMALIZED | K_NOTHING |
  K_NOTIFY | K_NOWAIT | K_OBJECT | K_OBJECTS | K_OF | K_OIDS | K_OLD | K_OMIT | K_OPTION |
  K_ORDINALITY | K_OTHERS | K_OVERRIDING | K_OWNED | K_OWNER | K_PARALLEL | K_PARAMETER | K_PARSER
  | K_PARTIAL | K_PASSING | K_PASSWORD | K_PATH | K_PLANS | K_POLICY | K_PRECEDING | K_PREPARED |
  K_PRESERVE | K_PRIVILEGES | K_PROCEDURAL | K_PROCEDURE | K_PROCEDURES | K_PROGRAM |
  K_PUBLICATION | K_QUOTE | K_QUOTES | K_READ | K_REASSIGN | K_RECHECK | K_REF | K_REFERENCING |
  K_REFRESH | K_REINDEX | K_RELEASE | K_RENAME | K_REPEATABLE | K_REPLACE | K_REPLICA | K_RESET |
  K_RESTART | K_RESTRICT | K_RETURN | K_RETURNS | K_REVOKE | K_ROLE | K_ROLLBACK | K_ROUTINE |
  K_ROUTINES | K_RULE | K_SCALAR | K_SCHEMA | K_SCHEMAS | K_SCROLL | K_SEARCH | K_SECURITY |
  K_SEQUENCE | K_SEQUENCES | K_SERIALIZABLE | K_SERVER | K_SETS | K_SHARE | K_SHOW | K_SIMPLE |
  K_SKIP | K_SNAPSHOT | K_SOURCE | K_SQL | K_STABLE | K_STANDALONE | K_START | K_STATEMENT |
  K_STATISTICS | K_STDIN | K_STDOUT | K_STORED | K_STRICT | K_STRING | K_STRIP | K_SUBSCRIPTION |
  K_SUPPORT | K_SYSID | K_SYSTEM | K_TABLESPACE | K_TARGET | K_TEMPLATE | K_TEXT | K_TIES |
  K_TRANSFORM | K_TRIGGER | K_TRUNCATE | K_TRUSTED | K_TYPE | K_TYPES | K_UNCOMMITTED |
  K_UNCONDITIONAL | K_UNENCRYPTED | K_UNKNOWN | K_UNLISTEN | K_UNTIL | K_UPDATE | K_VACUUM |
  K_VALID | K_VALIDATE | K_VALIDATOR | K_VALUE | K_VERSION | K_VIEW | K_VIRTUAL | K_VOLATILE |
  K_WHITESPACE | K_WORK | K_WRAPPER | K_WRITE | K_XML | K_YES | K_ZONE ;
reservedWord
  : K_ALL | K_ANALYSE | K_ANALYZE | K_AND | K_ANY | K_ARRAY | K_AS | K_ASC | K_ASYMMETRIC |
  K_AUTHORIZATION | K_BINARY | K_BOTH | K_CASE | K_CAST | K_CHECK | K_COLLATE | K_COLLATION |
  K_COLUMN | K_CONCURRENTLY | K_CONSTRAINT | K_CREATE | K_CROSS | K_CURRENT_CATALOG |
  K_CURRENT_DATE | K_CURRENT_ROLE | K_CURRENT_SCHEMA | K_CURRENT_TIME | K_CURRENT_TIMESTAMP |
  K_CURRENT_USER | K_DEFAULT | K_DEFERRABLE | K_DESC | K_DISTINCT | K_DO | K_ELSE | K_END |
  K_EXCEPT | K_FALSE | K_FETCH | K_FOR | K_FOREIGN | K_FREEZE | K_FROM | K_FULL | K_GRANT |
  K_GROUP | K_HAVING | K_ILIKE | K_IN | K_INITIALLY | K_INNER | K_INTERSECT | K_INTO | K_IS |
  K_ISNULL | K_JOIN | K_LATERAL | K_LEADING | K_LEFT | K_LIKE | K_LIMIT | K_LOCALTIME |
  K_LOCALTIMESTAMP | K_NATURAL | K_NOT | K_NOTNULL | K_NULL | K_OFFSET | K_ON | K_ONLY | K_OR |
  K_ORDER | K_OUTER | K_OVERLAPS | K_PLACING | K_PRIMARY | K_REFERENCES | K_RETURNING | K_RIGHT |
  K_SELECT | K_SESSION_USER | K_SIMILAR | K_SOME | K_SYMMETRIC | K_SYSTEM_USER | K_TABLE |
  K_TABLESAMPLE | K_THEN | K_TO | K_TRAILING | K_TRUE | K_UNION | K_UNIQUE | K_USER | K_USING |
  K_VARIADIC | K_VERBOSE | K_WHEN | K_WHERE | K_WINDOW | K_WITH ;
// Names only after the retag pass has made them so; labels and option names everywhere.
syntaxWord
  : K_AT | K_BETWEEN | K_BY | K_CURRENT | K_DOMAIN | K_DOUBLE | K_ESCAPE | K_EXCLUDE | K_EXISTS |
  K_FILTER | K_GLOBAL | K_GROUPING | K_GROUPS | K_IF | K_JSON_ARRAY | K_JSON_ARRAYAGG |
  K_JSON_EXISTS | K_JSON_OBJECT | K_JSON_OBJECTAGG | K_JSON_QUERY | K_JSON_SCALAR |
  K_JSON_SERIALIZE | K_JSON_TABLE | K_JSON_VALUE | K_KEYS | K_LOCAL | K_MAPPING | K_NESTED |
  K_NULLS | K_OPERATOR | K_OVER | K_PARTITION | K_POSITION | K_PREPARE | K_RANGE | K_RECURSIVE |
  K_ROW | K_ROWS | K_SAVEPOINT | K_SESSION | K_SET | K_SETOF | K_TABLES | K_TEMP | K_TEMPORARY |
  K_TRANSACTION | K_TREAT | K_UNBOUNDED | K_UNLOGGED | K_VALUES | K_WITHIN | K_WITHOUT |
  K_XMLELEMENT | K_XMLEXISTS | K_XMLNAMESPACES | K_XMLPARSE | K_XMLPI | K_XMLROOT | K_XMLSERIALIZE
  | K_XMLTABLE ;
