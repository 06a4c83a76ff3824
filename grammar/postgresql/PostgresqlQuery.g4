// Queries and the statements that change rows.
parser grammar PostgresqlQuery;

queryInParens : LPAREN_QUERY query RPAREN ;
// A statement that changes rows stands here too: WITH may precede it, and a WITH query may be one.
query : withClause? (queryBody | insert | update | deleteStatement | merge) ;
withClause : K_WITH recursive=K_RECURSIVE? commonTable (COMMA commonTable)* ;
commonTable
  : name=colId columnNames? K_AS (K_NOT? K_MATERIALIZED)? queryInParens searchClause? cycleClause? ;
searchClause : K_SEARCH (K_DEPTH | K_BREADTH) K_FIRST K_BY colIds K_SET colId ;
cycleClause : K_CYCLE colIds K_SET colId (K_TO expression K_DEFAULT expression)? K_USING colId ;

queryBody : setOperand setTail* orderBy? limitClause* ;
setTail : op=(K_UNION | K_INTERSECT | K_EXCEPT) quantifier=(K_ALL | K_DISTINCT)? setOperand ;
setOperand
  : select
  | K_VALUES valuesRow (COMMA valuesRow)*
  | K_TABLE K_ONLY? relation=qualifiedName STAR?
  | queryInParens ;
valuesRow : LPAREN expressions RPAREN ;
select
  : K_SELECT (K_ALL | distinct=K_DISTINCT (ON_LA LPAREN distinctOn=expressions RPAREN)?)? targets?
    (K_INTO into=intoTable)? (K_FROM from=tableReferences)? (K_WHERE where=expression)?
    (K_GROUP K_BY (K_ALL | K_DISTINCT)? groupBy=expressions)? (K_HAVING having=expression)?
    (K_WINDOW windowDefinition (COMMA windowDefinition)*)? ;
intoTable : ((K_LOCAL | K_GLOBAL)? temporary=(K_TEMPORARY | K_TEMP) | unlogged=K_UNLOGGED)? K_TABLE? qualifiedName ;
windowDefinition : name=colId K_AS windowSpec ;
targets : target (COMMA target)* ;
target : star=STAR | expression (K_AS label=anyName | bare=bareLabel)? ;
orderBy : K_ORDER K_BY sortItem (COMMA sortItem)* ;
sortItem : expression (direction=(K_ASC | K_DESC) | K_USING (operatorName | K_OPERATOR LPAREN operatorName RPAREN))?
           (K_NULLS nulls=(K_FIRST | K_LAST))? ;
limitClause
  : K_LIMIT (all=K_ALL | limit=expression) (COMMA expression)?
  | K_OFFSET offset=expression (K_ROW | K_ROWS)?
  | K_FETCH (K_FIRST | K_NEXT) count=fetchCount? (K_ROW | K_ROWS) (K_ONLY | K_WITH ties=K_TIES)
  | K_FOR locking=lockStrength (K_OF qualifiedNames)? (K_NOWAIT | K_SKIP K_LOCKED)?
  ;
fetchCount : (PLUS | MINUS)? (ICONST | FCONST | PARAM | LPAREN expression RPAREN) ;
lockStrength : K_UPDATE | K_SHARE | K_NO K_KEY K_UPDATE | K_KEY K_SHARE | K_READ K_ONLY ;

tableReferences : tableReference (COMMA tableReference)* ;
tableReference : tablePrimary joinTail* ;
joinTail
  : cross=K_CROSS K_JOIN tablePrimary
  | natural=K_NATURAL joinType? K_JOIN tablePrimary
  | joinType? K_JOIN tablePrimary joinTail* (K_ON on=expression | K_USING LPAREN usingColumns=colIds RPAREN (K_AS colId)?) ;
joinType : kind=(K_LEFT | K_RIGHT | K_FULL) K_OUTER? | kind=K_INNER ;
tablePrimary
  : lateral=K_LATERAL?
    ( only=K_ONLY (relation=qualifiedName | LPAREN relation=qualifiedName RPAREN) tableAlias? tableSample?
    | relation=qualifiedName (STAR | open=LPAREN callArguments? RPAREN ordinality?)? tableAlias? tableSample?
    | subquery=queryInParens tableAlias?
    | LPAREN inner=tableReference RPAREN tableAlias?
    | ROWS_FROM K_FROM LPAREN rowsFunction (COMMA rowsFunction)* RPAREN ordinality? tableAlias?
    | jsonTable tableAlias?
    | xmlTable tableAlias? ) ;
ordinality : WITH_LA K_ORDINALITY ;
rowsFunction : qualifiedName LPAREN callArguments? RPAREN (K_AS aliasColumns)? ;
tableSample : K_TABLESAMPLE qualifiedName LPAREN expressions RPAREN (K_REPEATABLE LPAREN expression RPAREN)? ;
tableAlias : K_AS (name=colId aliasColumns? | aliasColumns) | bare=bareAlias aliasColumns? ;
aliasColumns : LPAREN aliasColumn (COMMA aliasColumn)* RPAREN ;
aliasColumn : colId (typeName (K_COLLATE qualifiedName)?)? ;

jsonTable
  : K_JSON_TABLE LPAREN jsonItem COMMA expression (K_AS anyName)? (K_PASSING jsonPassing (COMMA jsonPassing)*)?
    jsonColumns jsonBehavior* RPAREN ;
jsonColumns : K_COLUMNS LPAREN jsonColumn (COMMA jsonColumn)* RPAREN ;
jsonColumn
  : K_NESTED K_PATH? SCONST (K_AS anyName)? jsonColumns
  | colId (K_FOR K_ORDINALITY | typeName jsonFormat? K_EXISTS? (K_PATH SCONST)? jsonOption*) ;
xmlTable
  : K_XMLTABLE LPAREN (K_XMLNAMESPACES LPAREN xmlNamespace (COMMA xmlNamespace)* RPAREN COMMA)? operand xmlPassing
    K_COLUMNS xmlColumn (COMMA xmlColumn)* RPAREN ;
xmlNamespace : (K_DEFAULT)? SCONST (K_AS anyName)? ;
xmlColumn : colId (K_FOR K_ORDINALITY | typeName (K_PATH operand | K_DEFAULT operand | K_NOT? K_NULL)*) ;

insert
  : K_INSERT K_INTO table=qualifiedName (K_AS alias=colId)? (LPAREN columns=assignmentTargets RPAREN)?
    (K_OVERRIDING (K_SYSTEM | K_USER) K_VALUE)? (K_DEFAULT defaultValues=K_VALUES | source=sourceQuery)
    onConflict? returning? ;
sourceQuery : withClause? queryBody ;
onConflict
  : K_ON K_CONFLICT
    ( LPAREN conflictKeys=indexElement (COMMA indexElement)* RPAREN (K_WHERE keyWhere=expression)?
    | K_ON K_CONSTRAINT constraint=colId )?
    K_DO (nothing=K_NOTHING | K_UPDATE K_SET assignments (K_WHERE where=expression)?) ;
returning : K_RETURNING (K_WITH LPAREN (K_OLD | K_NEW) K_AS colId (COMMA (K_OLD | K_NEW) K_AS colId)* RPAREN)? targets ;
assignmentTargets : assignmentTarget (COMMA assignmentTarget)* ;
assignmentTarget : colId field* subscript* ;
assignments : assignment (COMMA assignment)* ;
assignment : (assignmentTarget | LPAREN assignmentTargets RPAREN) EQ value=expression ;
update
  : K_UPDATE changedTable alias=tableAlias? K_SET assignments (K_FROM from=tableReferences)?
    whereClause? returning? ;
changedTable : only=K_ONLY (name=qualifiedName | LPAREN name=qualifiedName RPAREN) | name=qualifiedName STAR? ;
deleteStatement : K_DELETE K_FROM changedTable alias=tableAlias? (K_USING usingTables=tableReferences)? whereClause? returning? ;
whereClause : K_WHERE (condition=expression | K_CURRENT K_OF colId) ;
merge
  : K_MERGE K_INTO changedTable alias=tableAlias? K_USING source=tableReference K_ON on=expression mergeWhen* returning? ;
mergeWhen
  : K_WHEN K_NOT? K_MATCHED (K_BY (K_SOURCE | K_TARGET))? (K_AND condition=expression)?
    K_THEN ( K_UPDATE K_SET assignments
           | action=K_DELETE
           | action=K_INSERT (LPAREN columns=assignmentTargets RPAREN)? (K_OVERRIDING (K_SYSTEM | K_USER) K_VALUE)?
             (K_DEFAULT K_VALUES | K_VALUES valuesRow)
           | K_DO action=K_NOTHING ) ;
truncate
  : K_TRUNCATE K_TABLE? changedTable (COMMA changedTable)* (identity=(K_RESTART | K_CONTINUE) K_IDENTITY)? dropBehavior? ;
copy
  : K_COPY K_BINARY? ( queryInParens | table=qualifiedName (LPAREN columns=colIds RPAREN)? )
    direction=(K_FROM | K_TO) (K_PROGRAM? SCONST | K_STDIN | K_STDOUT)
    (K_USING? K_DELIMITERS SCONST)? copyOptions? (K_WHERE where=expression)? ;
copyOptions : K_WITH (LPAREN copyOption (COMMA copyOption)* RPAREN | oldCopyOption*) | LPAREN copyOption (COMMA copyOption)* RPAREN | oldCopyOption+ ;
copyOption : anyName (anyName | SCONST | number | STAR | LPAREN copyValue (COMMA copyValue)* RPAREN)? ;
copyValue : anyName | SCONST ;
oldCopyOption
  : K_BINARY | K_FREEZE | K_CSV | K_HEADER
  | (K_DELIMITER | K_NULL | K_QUOTE | K_ESCAPE | K_ENCODING) K_AS? SCONST
  | K_FORCE (K_QUOTE (STAR | colIds) | K_NOT? K_NULL (STAR | colIds)) ;
