// The statements of SQLite 3.25 to 3.54, written from its manual. One parse per statement; the tokens come from the
// dialect's scanner, after its retag pass. LL(1) throughout: the generated parser never looks further than one token.
//
// Wider than SQLite, and checked by the builder:
//   a column after a table constraint; `*` behind a name outside of a select list; BETWEEN without AND and
//   ESCAPE without LIKE; a type of join that does not exist (`LEFT CROSS JOIN`); what trigger bodies may not hold
//   (WITH before anything but a query, aliases, DEFAULT VALUES, RETURNING, ORDER BY and LIMIT of UPDATE and DELETE); any word where STRICT, WITHOUT ROWID, STORED or VIRTUAL belong.
parser grammar SqliteParser;
options { tokenVocab = SqliteParserTokens; superClass = ParserBase; contextSuperClass = ContextBase; }

statement : (explain=K_EXPLAIN (K_QUERY plan=K_PLAN)?)? body=command EOF ;

command
  : created=create | altered=alterTable | dropped=drop | data=topQuery | setting=pragma | control=transaction
  | attached=attach | detached=detach | vacuumed=vacuum | analyzed=analyze | reindexed=reindex ;

// ---------------------------------------------------------------------------------------- CREATE
create
  : K_CREATE
    ( temp=(K_TEMP | K_TEMPORARY)? 
      (K_TABLE table=createTable | K_VIEW view=createView | K_TRIGGER trigger=createTrigger)
    | unique=K_UNIQUE? K_INDEX index=createIndex
    | K_VIRTUAL K_TABLE virtualTable=createVirtualTable ) ;

ifNotExists : K_IF K_NOT K_EXISTS ;
ifExists : K_IF K_EXISTS ;

createTable
  : exists=ifNotExists? table=qname
    ( K_AS source=query
    | LPAREN first=columnDef (COMMA elements+=tableElement)* RPAREN
      (options+=tableOption (COMMA options+=tableOption)*)? ) ;
tableElement : column=columnDef | constraints+=tableConstraint+ ;
tableOption : without=K_WITHOUT? word=IDENT ;

columnDef : column=name type=typeName? constraints+=columnConstraint* ;
typeName : words+=typeWord+ (LPAREN sizes+=signedNumber (COMMA sizes+=signedNumber)? RPAREN)? ;
typeWord : identifier | STRING ;
signedNumber : sign=(PLUS | MINUS)? number=(INTEGER | FLOAT) ;

columnConstraint
  : K_CONSTRAINT constraintName=name
  | K_PRIMARY K_KEY direction=(K_ASC | K_DESC)? conflict=onConflict? autoincrement=K_AUTOINCREMENT?
  | no=K_NOT (K_NULL conflict=onConflict? | isDeferrable=K_DEFERRABLE when=initially?)
  | nullable=K_NULL conflict=onConflict?
  | unique=K_UNIQUE conflict=onConflict?
  | check=K_CHECK LPAREN condition=expr RPAREN
  | K_DEFAULT initial=defaultValue
  | K_COLLATE collation=anyName
  | target=references
  | isDeferrable=K_DEFERRABLE when=initially?
  | (K_GENERATED K_ALWAYS)? generated=K_AS LPAREN value=expr RPAREN storage=(IDENT | K_VIRTUAL)? ;
onConflict : ON_CONFLICT K_CONFLICT action=conflictAction ;
conflictAction : K_ROLLBACK | K_ABORT | K_FAIL | K_IGNORE | K_REPLACE ;
initially : K_INITIALLY moment=(K_DEFERRED | K_IMMEDIATE) ;
defaultValue
  : LPAREN value=expr RPAREN
  | sign=(PLUS | MINUS)?
    literal=(INTEGER | FLOAT | STRING | BLOB | K_NULL | K_CURRENT_DATE | K_CURRENT_TIME | K_CURRENT_TIMESTAMP)
  | word=identifier | indexed=K_INDEXED ;

references : K_REFERENCES table=name (LPAREN columns=indexedColumns RPAREN)? actions+=referenceAction* ;
referenceAction : K_ON event=(K_DELETE | K_UPDATE | K_INSERT) effect=referenceEffect | K_MATCH match=name ;
referenceEffect : K_NO K_ACTION | K_RESTRICT | K_CASCADE | K_SET (K_NULL | K_DEFAULT) ;

tableConstraint
  : K_CONSTRAINT constraintName=name
  | K_PRIMARY K_KEY LPAREN columns=sortList autoincrement=K_AUTOINCREMENT? RPAREN conflict=onConflict?
  | unique=K_UNIQUE LPAREN columns=sortList RPAREN conflict=onConflict?
  | check=K_CHECK LPAREN condition=expr RPAREN conflict=onConflict?
  | K_FOREIGN K_KEY LPAREN referencing=indexedColumns RPAREN target=references
    (no=K_NOT? isDeferrable=K_DEFERRABLE when=initially?)? ;

indexedColumns : columns+=indexedColumn (COMMA columns+=indexedColumn)* ;
indexedColumn : column=name (K_COLLATE collation=anyName)? direction=(K_ASC | K_DESC)? ;

createIndex : exists=ifNotExists? index=qname K_ON table=name LPAREN columns=sortList RPAREN filter=where? ;
createView : exists=ifNotExists? view=qname (LPAREN columns=indexedColumns RPAREN)? K_AS source=query ;
createVirtualTable
  : exists=ifNotExists? table=qname K_USING module=name (open=LPAREN arguments+=moduleText* close=RPAREN)? ;
moduleText : LPAREN moduleText* RPAREN | ~(LPAREN | RPAREN) ;

createTrigger
  : exists=ifNotExists? trigger=qname (timing=(K_BEFORE | K_AFTER) | timing=K_INSTEAD K_OF)?
    event=(K_DELETE | K_INSERT | K_UPDATE) (of=K_OF columns=nameList)? K_ON table=qname
    (each=K_FOR K_EACH K_ROW)? (K_WHEN condition=expr)? begin=K_BEGIN (steps+=topQuery SEMI)+ K_END ;

// ---------------------------------------------------------------------------------------- ALTER, DROP
alterTable : K_ALTER K_TABLE table=qname action=alterAction ;
alterAction
  : K_RENAME (K_TO newTable=name | K_COLUMN? column=name K_TO newColumn=name)
  | K_ADD (K_COLUMN? added=columnDef
          | (K_CONSTRAINT constraintName=name)? check=K_CHECK LPAREN condition=expr RPAREN conflict=onConflict?)
  | K_DROP (K_COLUMN? dropped=name | K_CONSTRAINT droppedConstraint=name)
  | K_ALTER K_COLUMN? altered=name
    (dropNotNull=K_DROP K_NOT K_NULL | setNotNull=K_SET K_NOT K_NULL conflict=onConflict?) ;

drop : K_DROP kind=(K_TABLE | K_INDEX | K_VIEW | K_TRIGGER) exists=ifExists? object=qname ;

// ---------------------------------------------------------------------------------------- the rest
pragma : K_PRAGMA pragmaName=qname (EQ assigned=pragmaValue | LPAREN argument=pragmaValue RPAREN)? ;
pragmaValue : number=signedNumber | word=name | K_ON | K_DELETE | K_DEFAULT ;

transaction
  : K_BEGIN behaviour=(K_DEFERRED | K_IMMEDIATE | K_EXCLUSIVE)? (K_TRANSACTION name?)?
  | (K_COMMIT | K_END) (K_TRANSACTION name?)?
  | K_ROLLBACK (K_TRANSACTION name?)? (K_TO K_SAVEPOINT? savepoint=name)?
  | K_SAVEPOINT savepoint=name
  | K_RELEASE K_SAVEPOINT? savepoint=name ;

attach : K_ATTACH K_DATABASE? file=expr K_AS schema=expr (K_KEY key=expr)? ;
detach : K_DETACH K_DATABASE? schema=expr ;
vacuum : K_VACUUM schema=name? (K_INTO file=expr)? ;
analyze : K_ANALYZE target=qname? ;
reindex : K_REINDEX target=qname? ;

// ---------------------------------------------------------------------------------------- queries
// Any statement that reads or writes rows.
topQuery : with=withClause? (body=queryBody | inserted=insert | updated=update | deleted=deleteFrom) ;
query : with=withClause? body=queryBody ;
queryBody : parts+=simpleQuery (ops+=setOperator parts+=simpleQuery)* ;
setOperator : K_UNION all=K_ALL? | K_INTERSECT | K_EXCEPT ;
withClause : K_WITH recursive=K_RECURSIVE? ctes+=cte (COMMA ctes+=cte)* ;
cte
  : table=name (LPAREN columns=indexedColumns RPAREN)? K_AS (no=K_NOT? materialized=K_MATERIALIZED)?
    LPAREN body=query RPAREN ;

simpleQuery : selection=select | K_VALUES rows+=valuesRow (COMMA rows+=valuesRow)* ;
valuesRow : LPAREN values=exprList RPAREN ;
select
  : K_SELECT quantifier=(K_DISTINCT | K_ALL)? results=resultList (K_FROM from=tables)? filter=where?
    (K_GROUP K_BY groups=exprList)? (K_HAVING having=expr)?
    (K_WINDOW windows+=namedWindow (COMMA windows+=namedWindow)*)? order=orderBy? range=limit? ;
resultList : columns+=resultColumn (COMMA columns+=resultColumn)* ;
resultColumn : star=STAR | value=expr (K_AS alias=name | bare=anyName)? ;
where : K_WHERE condition=expr ;
orderBy : K_ORDER K_BY items=sortList ;
sortList : items+=sortItem (COMMA items+=sortItem)* ;
sortItem : value=expr direction=(K_ASC | K_DESC)? (K_NULLS nulls=(K_FIRST | K_LAST))? ;
limit : K_LIMIT count=expr (separator=(K_OFFSET | COMMA) second=expr)? ;

tables : first=tableRef joins+=join* ;
join : (comma=COMMA | types+=joinType* K_JOIN) right=tableRef ;
joinType : K_NATURAL | K_LEFT | K_RIGHT | K_FULL | K_INNER | K_CROSS | K_OUTER ;
tableRef
  : ( table=qname (open=LPAREN arguments=exprList? RPAREN)? | LPAREN (subquery=query | nested=tables) RPAREN )
    (K_AS alias=name | bare=anyName)? hint=indexHint?
    (on=K_ON condition=expr | K_USING LPAREN columns=nameList RPAREN)? ;
indexHint : K_INDEXED K_BY index=name | K_NOT K_INDEXED ;

// ---------------------------------------------------------------------------------------- INSERT, UPDATE, DELETE
insert
  : (K_INSERT (K_OR action=conflictAction)? | replace=K_REPLACE) K_INTO table=qname (K_AS alias=name)?
    (LPAREN columns=nameList RPAREN)? (source=query upserts+=upsert* | defaults=K_DEFAULT K_VALUES) results=returning? ;
upsert
  : ON_CONFLICT K_CONFLICT (LPAREN target=sortList RPAREN targetWhere=where?)?
    K_DO (K_NOTHING | K_UPDATE K_SET changes=assignments updateWhere=where?) ;
update
  : K_UPDATE (K_OR action=conflictAction)? table=qname (K_AS alias=name)? hint=indexHint?
    K_SET changes=assignments (K_FROM from=tables)? filter=where? results=returning? order=orderBy? range=limit? ;
deleteFrom
  : K_DELETE K_FROM table=qname (K_AS alias=name)? hint=indexHint? filter=where? results=returning?
    order=orderBy? range=limit? ;
returning : K_RETURNING results=resultList ;
assignments : items+=assignment (COMMA items+=assignment)* ;
assignment : (column=name | LPAREN columns=nameList RPAREN) EQ value=expr ;

// ---------------------------------------------------------------------------------------- expressions
// Flat: operands and operators in a row. The builder sorts them by precedence.
expr : first=operand rest+=operation* ;
operation
  : op=( PLUS | MINUS | STAR | SLASH | PERCENT | CONCAT | ARROW | LSHIFT | RSHIFT | AMP | PIPE | LT | LE | GT | GE | EQ
       | NE | K_AND | K_OR | K_LIKE | K_GLOB | K_REGEXP | K_MATCH | K_BETWEEN | K_ESCAPE ) right=operand
  | op=K_IS no=IS_NOT? (distinct=K_DISTINCT K_FROM)? right=operand
  | op=K_IN in=inList
  | negated=K_NOT
    ( op=(K_LIKE | K_GLOB | K_REGEXP | K_MATCH | K_BETWEEN) right=operand | op=K_IN in=inList | isNull=K_NULL )
  | postfix=(K_ISNULL | K_NOTNULL)
  | K_COLLATE collation=anyName ;
inList : LPAREN (subquery=query | list=exprList)? RPAREN | table=qname (open=LPAREN arguments=exprList? RPAREN)? ;

operand : prefixes+=(K_NOT | PLUS | MINUS | TILDE)* value=primary ;
primary
  : literal=(INTEGER | FLOAT | BLOB | PARAM | K_NULL | K_CURRENT_DATE | K_CURRENT_TIME | K_CURRENT_TIMESTAMP)
  | quoted=STRING parts+=namePart*
  | first=bareName (invocation=call | parts+=namePart+)?
  | LPAREN (subquery=query | list=exprList) RPAREN
  | exists=K_EXISTS LPAREN subquery=query RPAREN
  | K_CASE subject=expr? arms+=caseArm+ (K_ELSE otherwise=expr)? K_END
  | K_CAST LPAREN value=expr K_AS type=typeName? RPAREN
  | K_RAISE LPAREN (action=K_IGNORE | action=(K_ROLLBACK | K_ABORT | K_FAIL) COMMA message=expr) RPAREN ;
namePart : DOT (part=name | star=STAR) ;
caseArm : K_WHEN condition=expr K_THEN value=expr ;
call
  : LPAREN (star=STAR | quantifier=(K_DISTINCT | K_ALL)? arguments=exprList? order=orderBy?) RPAREN
    (K_WITHIN K_GROUP LPAREN K_ORDER K_BY within=expr RPAREN)?
    (K_FILTER LPAREN K_WHERE filter=expr RPAREN)? (K_OVER (over=window | windowName=name))? ;
exprList : items+=expr (COMMA items+=expr)* ;

namedWindow : windowName=name K_AS definition=window ;
window : LPAREN base=name? (K_PARTITION K_BY partitions=exprList)? order=orderBy? range=frame? RPAREN ;
frame
  : unit=(K_RANGE | K_ROWS | K_GROUPS) (K_BETWEEN from=frameBound K_AND until=frameBound | single=frameBound)
    (exclude=K_EXCLUDE (K_NO K_OTHERS | K_CURRENT K_ROW | K_GROUP | K_TIES))? ;
frameBound
  : K_UNBOUNDED way=(K_PRECEDING | K_FOLLOWING) | K_CURRENT K_ROW | distance=expr way=(K_PRECEDING | K_FOLLOWING) ;

// ---------------------------------------------------------------------------------------- names
qname : first=name (DOT second=name)? ;
nameList : names+=name (COMMA names+=name)* ;

// What may name an object or a column where nothing but a name can stand.
name
  : word=identifier | quoted=STRING
  | keyword=( K_CURRENT_DATE | K_CURRENT_TIME | K_CURRENT_TIMESTAMP | K_CAST | K_RAISE | K_INDEXED
            | K_CROSS | K_FULL | K_INNER | K_LEFT | K_NATURAL | K_OUTER | K_RIGHT ) ;
// The first name of an expression.
bareName : word=identifier | keyword=(K_INDEXED | K_CROSS | K_FULL | K_INNER | K_LEFT | K_NATURAL | K_OUTER | K_RIGHT) ;
// What may follow an expression or a table as its alias; also collations.
anyName : word=identifier | quoted=STRING ;
identifier
  : IDENT | K_ABORT | K_ACTION | K_AFTER | K_ALWAYS | K_ANALYZE | K_ASC | K_ATTACH | K_BEFORE | K_BEGIN | K_CASCADE
  | K_CONFLICT | K_DEFERRED | K_DESC | K_DETACH | K_DO | K_EACH | K_END | K_EXCLUDE | K_EXCLUSIVE | K_EXPLAIN | K_FAIL
  | K_FIRST | K_FOLLOWING | K_FOR | K_IGNORE | K_IMMEDIATE | K_INITIALLY | K_INSTEAD | K_KEY | K_LAST | K_MATERIALIZED
  | K_NO | K_NULLS | K_OF | K_OFFSET | K_OTHERS | K_PLAN | K_PRAGMA | K_PRECEDING | K_QUERY | K_REINDEX | K_RELEASE
  | K_RENAME | K_REPLACE | K_RESTRICT | K_ROLLBACK | K_ROW | K_TEMP | K_TEMPORARY | K_TIES | K_TRIGGER | K_VACUUM
  | K_VIEW | K_VIRTUAL | K_WITHOUT ;
