// What reads and changes rows, and the expressions of all statements. Imported by MysqlParser.g4.
parser grammar MysqlQuery;

// ---------------------------------------------------------------- queries

withStatement : withClause (queryBody | updateRows | deleteRows) ;
query : queryBody ;
queryNP : withClause queryBody | setOperandNP (setOperator setOperand)* ;
fullQuery : withClause queryBody | queryBody ;
withClause : K_WITH K_RECURSIVE? cte (COMMA cte)* ;
cte : cteName=name columnList? K_AS LPAREN fullQuery RPAREN (K_CYCLE nameList K_RESTRICT)? ;
queryBody : setOperand (setOperator setOperand)* ;
setTail : (setOperator setOperand)+ ;
setOperator : op=(K_UNION | K_EXCEPT | K_INTERSECT) (K_ALL | K_DISTINCT)? ;
setOperand : setOperandNP | LPAREN fullQuery RPAREN tailClause* ;
setOperandNP
  : selectCore
  | (K_VALUES | K_VALUE) valuesRow (COMMA valuesRow)* rowAlias? tailClause*
  | K_TABLE qname tailClause* ;
rowAlias : K_AS name columnList? ;
valuesRow : K_ROW? LPAREN exprList? RPAREN ;
selectCore
  : K_SELECT selectOption* selectItem (COMMA selectItem)* selectClause* ;
selectOption
  : K_ALL | K_DISTINCT | K_DISTINCTROW | K_HIGH_PRIORITY | K_STRAIGHT_JOIN | K_SQL_SMALL_RESULT
  | K_SQL_BIG_RESULT | K_SQL_BUFFER_RESULT | K_SQL_CACHE | K_SQL_NO_CACHE
  | K_SQL_CALC_FOUND_ROWS ;
selectItem : STAR | expr (K_AS? alias)? ;
alias : name | STRING ;
selectClause
  : K_FROM tableRefs
  | where
  | K_GROUP K_BY sortItem (COMMA sortItem)* (WITH_ROLLUP K_ROLLUP)?
  | K_HAVING expr
  | K_WINDOW namedWindow (COMMA namedWindow)*
  | tailClause ;
namedWindow : window=name K_AS windowSpec ;
where : K_WHERE expr ;
tailClause
  : orderBy
  | limit
  | K_OFFSET expr (K_ROW | K_ROWS)?
  | K_FETCH (K_FIRST | K_NEXT) (INT | PARAM)? (K_ROW | K_ROWS) (K_ONLY | K_WITH K_TIES)
  | K_INTO into
  | K_FOR (K_UPDATE | K_SHARE) (K_OF qnameList)? lockWait?
  | K_LOCK K_IN K_SHARE K_MODE lockWait?
  | K_PROCEDURE name LPAREN exprList? RPAREN ;
lockWait : K_NOWAIT | K_WAIT INT | K_SKIP K_LOCKED ;
orderBy : K_ORDER K_BY sortItem (COMMA sortItem)* ;
sortItem : expr direction=(K_ASC | K_DESC)? ;
limit : K_LIMIT (expr (COMMA expr)? rowsExamined? | rowsExamined) ;
rowsExamined : K_ROWS K_EXAMINED expr ;
into
  : K_OUTFILE string charset? fieldsClause? linesClause?
  | K_DUMPFILE string
  | intoTarget (COMMA intoTarget)* ;
intoTarget : USER_VAR | qname ;
fieldsClause
  : (K_FIELDS | K_COLUMNS) ((K_TERMINATED | K_OPTIONALLY? K_ENCLOSED | K_ESCAPED) K_BY textLiteral)+ ;
linesClause : K_LINES ((K_STARTING | K_TERMINATED) K_BY textLiteral)+ ;
textLiteral : string | HEX | BIT ;

tableRefs : tableRef (COMMA tableRef)* ;
tableRef
  : tableFactor ( joinOperator tableFactor | K_ON expr | K_USING columnList )* ;
joinOperator
  : (K_INNER | K_CROSS)? K_JOIN
  | K_STRAIGHT_JOIN
  | (K_LEFT | K_RIGHT) K_OUTER? K_JOIN
  | K_NATURAL (K_INNER | (K_LEFT | K_RIGHT) K_OUTER?)? K_JOIN ;
tableFactor
  : table=qname partitionSelection? period? tableAlias? indexHint*
  | K_DUAL
  | K_LATERAL? LPAREN (queryNP | tableRefs setTail?) RPAREN tableAlias?
  | K_JSON_TABLE LPAREN expr COMMA expr jsonColumns jsonOn* RPAREN tableAlias?
  | LBRACE name tableRef RBRACE ;
partitionSelection : K_PARTITION columnList ;
period : FOR_PERIOD (K_SYSTEM_TIME periodRange | K_PORTION K_OF name K_FROM expr K_TO expr) ;
periodRange
  : K_AS K_OF expr
  | K_ALL
  | K_BETWEEN bExpr K_AND bExpr
  | K_FROM bExpr K_TO bExpr ;
tableAlias : (K_AS)? alias columnList? ;
indexHint
  : (K_USE | K_IGNORE | K_FORCE) (K_INDEX | K_KEY) (K_FOR (K_JOIN | K_ORDER K_BY | K_GROUP K_BY))?
    LPAREN (indexName (COMMA indexName)*)? RPAREN ;
jsonColumns : K_COLUMNS LPAREN jsonColumn (COMMA jsonColumn)* RPAREN ;
jsonColumn
  : K_NESTED K_PATH? string jsonColumns
  | column=name ( K_FOR K_ORDINALITY
                | baseType typeAttr* K_EXISTS? K_PATH string jsonOn* ) ;
jsonOn : (K_NULL | K_ERROR | K_DEFAULT expr) K_ON (K_EMPTY | K_ERROR) ;

// ---------------------------------------------------------------- changing rows

insertRows
  : K_INSERT (K_LOW_PRIORITY | K_DELAYED | K_HIGH_PRIORITY | K_IGNORE)* K_INTO? table=qname
    insertRest ;
replaceRows : K_REPLACE (K_LOW_PRIORITY | K_DELAYED)* K_INTO? table=qname insertRest ;
insertRest
  : partitionSelection? insertSource
    (ON_DUPLICATE K_DUPLICATE K_KEY K_UPDATE assignments)? returning? ;
insertSource
  : LPAREN ( queryNP RPAREN tailClause* setTail?
           | qnameList? RPAREN ( K_SET assignments rowAlias? | queryNP
                               | LPAREN fullQuery RPAREN tailClause* setTail? )? )
  | K_SET assignments rowAlias?
  | queryNP ;
assignments : assignment (COMMA assignment)* ;
assignment : column=qname (EQ | ASSIGN) expr ;
returning : K_RETURNING selectItem (COMMA selectItem)* ;
updateRows
  : K_UPDATE (K_LOW_PRIORITY | K_IGNORE)* tableRefs K_SET assignments where? orderBy? limit?
    returning? ;
deleteRows
  : K_DELETE (K_LOW_PRIORITY | K_QUICK | K_IGNORE)*
    ( K_FROM deleteTargets (K_USING tableRefs)?
    | K_HISTORY K_FROM qname (K_BEFORE K_SYSTEM_TIME expr)?
    | deleteTargets K_FROM tableRefs )
    where? orderBy? limit? returning? ;
deleteTargets : deleteTarget (COMMA deleteTarget)* ;
deleteTarget
  : name (DOT (IDENT | STAR))* (partitionSelection | period)*
    (K_AS? alias partitionSelection?)? indexHint* ;

load
  : K_LOAD
    ( (K_DATA | K_XML) (K_LOW_PRIORITY | K_CONCURRENT)? K_LOCAL? K_INFILE string
      (K_REPLACE | K_IGNORE)? K_INTO K_TABLE table=qname partitionSelection? charset?
      (K_ROWS K_IDENTIFIED K_BY string)? fieldsClause? linesClause?
      (K_IGNORE INT (K_LINES | K_ROWS))?
      (LPAREN (intoTarget (COMMA intoTarget)*)? RPAREN)? (K_SET assignments)?
    | K_INDEX opaqueRest ) ;
call : K_CALL procedure=qname (LPAREN exprList? RPAREN)? ;
doExpr : K_DO selectItem (COMMA selectItem)* ;
handler
  : K_HANDLER table=qname
    ( K_OPEN (K_AS? alias)?
    | K_CLOSE
    | K_READ (index=IDENT | K_PRIMARY)?
      ( K_FIRST | K_NEXT | K_PREV | K_LAST | (EQ | LT | LE | GT | GE) LPAREN exprList RPAREN )
      where? limit? ) ;

// ---------------------------------------------------------------- expressions

// Flat: which operator binds tighter is decided when the tree is read.
expr : operand (binaryOp operand | isTest | K_COLLATE charsetName)* ;
bExpr : operand (arithmeticOp operand)* ;
isTest : K_IS K_NOT? (K_NULL | K_TRUE | K_FALSE | K_UNKNOWN | IDENT) ;
arithmeticOp
  : PLUS | MINUS | STAR | SLASH | PERCENT | K_DIV | K_MOD | CARET | AMP | PIPE | SHIFT_LEFT
  | SHIFT_RIGHT | ARROW | ARROW_TEXT ;
binaryOp
  : arithmeticOp
  | (EQ | NE | LT | LE | GT | GE | NULL_SAFE_EQ) (K_ANY | K_SOME | K_ALL)?
  | K_AND | AND_AND | K_OR | OR_OR | K_XOR | ASSIGN
  | NOT_LA? (K_IN | K_LIKE | K_REGEXP | K_RLIKE | K_BETWEEN)
  | K_SOUNDS K_LIKE
  | K_MEMBER K_OF
  | K_ESCAPE ;
operand : (K_NOT | BANG | PLUS | MINUS | TILDE | K_BINARY)* primary ;
primary
  : STRING STRING_MORE*
  | INTRODUCER (STRING STRING_MORE* | HEX | BIT)
  | INT | NUMBER | HEX | BIT | K_NULL | K_TRUE | K_FALSE | PARAM | K_MAXVALUE | K_IGNORE
  | TEMPORAL STRING
  | USER_VAR
  | SYSTEM_VAR
  | path=name (DOT (IDENT | STAR))* (LPAREN callArgs? RPAREN callTail*)?
  | DOT IDENT (DOT (IDENT | STAR))*
  | K_CHAR LPAREN callArgs RPAREN
  | ( K_CURRENT_TIMESTAMP | K_CURRENT_DATE | K_CURRENT_TIME | K_CURRENT_USER | K_CURRENT_ROLE
    | K_LOCALTIME | K_LOCALTIMESTAMP | K_UTC_DATE | K_UTC_TIME | K_UTC_TIMESTAMP )
    (LPAREN INT? RPAREN)?
  | LPAREN (queryNP | exprList setTail?) RPAREN
  | K_EXISTS LPAREN fullQuery RPAREN
  | K_CASE expr? (K_WHEN expr K_THEN expr)+ (K_ELSE expr)? K_END
  | K_CAST LPAREN expr K_AS baseType typeAttr* K_ARRAY?
    RPAREN
  | K_CONVERT LPAREN expr (COMMA baseType typeAttr* | K_USING charsetName) RPAREN
  | K_MATCH ( LPAREN qnameList RPAREN | qnameList ) K_AGAINST LPAREN bExpr matchMode? RPAREN
  | K_INTERVAL expr intervalUnit
  | (NEXT_VALUE | PREVIOUS_VALUE) K_VALUE K_FOR qname
  | VALUES_OF LPAREN qname RPAREN
  | K_DEFAULT (LPAREN qname RPAREN)?
  | LBRACE name expr RBRACE ;
exprList : expr (COMMA expr)* ;
callArgs
  : (K_DISTINCT | K_ALL)* callArg ((COMMA | K_FROM | K_FOR | K_USING) callArg)* orderBy? (K_SEPARATOR string)? limit? ;
callArg
  : STAR
  | (K_LEADING | K_TRAILING | K_BOTH) expr?
  | expr (K_AS baseType typeAttr*)? (K_RETURNING baseType typeAttr*)? jsonOn* ;
callTail
  : K_OVER (windowSpec | name)
  | K_RESPECT K_NULLS
  | IGNORE_NULLS K_NULLS
  | K_WITHIN K_GROUP LPAREN orderBy RPAREN ;
windowSpec : LPAREN (window=name)? (K_PARTITION K_BY exprList)? orderBy? frame? RPAREN ;
frame
  : (K_ROWS | K_RANGE) (K_BETWEEN frameBound K_AND frameBound | frameBound)
    (K_EXCLUDE (K_NO K_OTHERS | K_CURRENT K_ROW | K_TIES | K_GROUP))? ;
frameBound
  : K_UNBOUNDED (K_PRECEDING | K_FOLLOWING)
  | K_CURRENT K_ROW
  | bExpr (K_PRECEDING | K_FOLLOWING) ;
intervalUnit
  : IDENT | K_DAY_HOUR | K_DAY_MINUTE | K_DAY_SECOND | K_DAY_MICROSECOND | K_HOUR_MINUTE
  | K_HOUR_SECOND | K_HOUR_MICROSECOND | K_MINUTE_SECOND | K_MINUTE_MICROSECOND
  | K_SECOND_MICROSECOND | K_YEAR_MONTH ;
matchMode
  : K_IN (K_BOOLEAN K_MODE | K_NATURAL K_LANGUAGE K_MODE (K_WITH K_QUERY K_EXPANSION)?)
  | K_WITH K_QUERY K_EXPANSION ;
