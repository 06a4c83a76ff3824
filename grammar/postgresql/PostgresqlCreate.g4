// CREATE, for every kind of object.
parser grammar PostgresqlCreate;

create : K_CREATE replace=createOrReplace? persistence? createObject ;
createOrReplace : K_OR K_REPLACE ;
persistence : (K_LOCAL | K_GLOBAL)? temporary=(K_TEMP | K_TEMPORARY) | unlogged=K_UNLOGGED ;
createObject
  : K_TABLE createTable
  | unique=K_UNIQUE? K_INDEX createIndex
  | recursive=K_RECURSIVE? K_VIEW createView
  | K_MATERIALIZED K_VIEW createMaterializedView
  | K_SEQUENCE createSequence
  | K_TYPE createType
  | K_DOMAIN createDomain
  | routine=(K_FUNCTION | K_PROCEDURE) createRoutine
  | constraint=K_CONSTRAINT? K_TRIGGER createTrigger
  | K_EXTENSION createExtension
  | K_SCHEMA createSchema
  | K_POLICY createPolicy
  | K_RULE createRule
  | K_AGGREGATE qualifiedName createAggregate
  | K_OPERATOR createOperator
  | K_CAST LPAREN typeName K_AS typeName RPAREN createCast
  | K_COLLATION ifNotExists? qualifiedName (definition | K_FROM qualifiedName)
  | K_TEXT K_SEARCH (K_CONFIGURATION | K_DICTIONARY | K_PARSER | K_TEMPLATE) qualifiedName definition
  | roleKind=(K_ROLE | K_GROUP) role=roleName K_WITH? roleOption*
  | roleKind=K_USER (role=roleName K_WITH? roleOption* | createUserMapping)
  | K_DATABASE name=colId K_WITH? databaseOption*
  | K_TABLESPACE name=colId (K_OWNER roleName)? K_LOCATION SCONST withOptions?
  | K_PUBLICATION createPublication
  | K_SUBSCRIPTION name=colId K_CONNECTION SCONST K_PUBLICATION colIds withDefinition?
  | K_SERVER createServer
  | K_FOREIGN (K_DATA K_WRAPPER name=colId wrapperOption* | K_TABLE createTable)
  | K_EVENT K_TRIGGER createEventTrigger
  | K_STATISTICS createStatistics
  | K_ACCESS K_METHOD name=colId K_TYPE (K_INDEX | K_TABLE) K_HANDLER qualifiedName
  | K_DEFAULT? K_CONVERSION qualifiedName K_FOR SCONST K_TO SCONST K_FROM qualifiedName
  | K_TRANSFORM K_FOR typeName K_LANGUAGE colId LPAREN transformItem (COMMA transformItem)* RPAREN
  | K_TRUSTED? K_PROCEDURAL? K_LANGUAGE languageName=nameOrString
    (K_HANDLER qualifiedName (K_INLINE qualifiedName)? (K_VALIDATOR qualifiedName | K_NO K_VALIDATOR)?)?
  ;
ifNotExists : K_IF K_NOT K_EXISTS ;
ifExists : K_IF K_EXISTS ;

createTable
  : ifNotExists? name=qualifiedName
    ( tableElements inherits? partitionBy? tableTail
    | K_OF ofType=qualifiedName tableElements? partitionBy? tableTail
    | K_PARTITION K_OF parentTable=qualifiedName tableElements? partitionBound partitionBy? tableTail
    | tableTail ) ;
inherits : K_INHERITS LPAREN qualifiedNames RPAREN ;
tableTail
  : usingMethod? (K_SERVER server=colId)? foreignOptions? (withOptions | K_WITHOUT K_OIDS)?
    (K_ON K_COMMIT onCommit=(K_DROP | K_DELETE | K_PRESERVE) K_ROWS?)? tablespace? tableSource? ;
tableSource : K_AS (query | K_EXECUTE colId (LPAREN expressions RPAREN)?) withData? ;
withData : K_WITH no=K_NO? K_DATA ;
usingMethod : K_USING method=colId ;
tablespace : K_TABLESPACE name=colId ;
tableElements : LPAREN (tableElement (COMMA tableElement)*)? RPAREN ;
tableElement : columnDefinition | tableConstraint | K_LIKE like=qualifiedName likeOption* ;
likeOption : (K_INCLUDING | K_EXCLUDING) anyName ;
columnDefinition : name=colId (K_WITH K_OPTIONS)? typeName? columnConstraint* ;
columnConstraint
  : (K_CONSTRAINT name=colId)?
    ( kind=K_NOT (what=K_NULL (K_NO K_INHERIT)? | what=(K_DEFERRABLE | K_ENFORCED | K_VALID))
    | kind=K_NULL
    | kind=K_DEFAULT plainExpression
    | kind=K_CHECK LPAREN expression RPAREN (K_NO noInherit=K_INHERIT)?
    | kind=K_UNIQUE nullsDistinct? indexParameters
    | kind=K_PRIMARY K_KEY indexParameters
    | references
    | kind=K_GENERATED (always=K_ALWAYS | K_BY K_DEFAULT) K_AS
      (identity=K_IDENTITY (LPAREN sequenceOption* RPAREN)? | LPAREN expression RPAREN (stored=K_STORED | K_VIRTUAL)?) )
  | kind=K_COLLATE collation=qualifiedName
  | kind=K_DEFERRABLE
  | kind=K_ENFORCED
  | kind=K_INITIALLY what=(K_DEFERRED | K_IMMEDIATE)
  | kind=(K_STORAGE | K_COMPRESSION) anyName
  | foreignOptions
  ;
nullsDistinct : K_NULLS no=K_NOT? K_DISTINCT ;
tableConstraint
  : (K_CONSTRAINT name=colId)?
    ( kind=K_CHECK LPAREN expression RPAREN
    | kind=K_NOT K_NULL colId
    | kind=K_UNIQUE nullsDistinct? (keyColumns indexParameters | K_USING K_INDEX index=colId)
    | kind=K_PRIMARY K_KEY (keyColumns indexParameters | K_USING K_INDEX index=colId)
    | kind=K_EXCLUDE usingMethod? LPAREN exclusion (COMMA exclusion)* RPAREN indexParameters
      (K_WHERE LPAREN expression RPAREN)?
    | kind=K_FOREIGN K_KEY keyColumns references )
    constraintAttribute* ;
constraintAttribute
  : negated=K_NOT what=(K_VALID | K_DEFERRABLE | K_ENFORCED)
  | what=(K_DEFERRABLE | K_ENFORCED)
  | K_INITIALLY what=(K_DEFERRED | K_IMMEDIATE)
  | K_NO what=K_INHERIT ;
keyColumns : LPAREN keyColumn (COMMA keyColumn)* RPAREN ;
// `PERIOD column` in a foreign key, `column WITHOUT OVERLAPS` in a unique one.
keyColumn : first=colId second=colId? (K_WITHOUT without=K_OVERLAPS)? ;
indexParameters : (K_INCLUDE LPAREN include=colIds RPAREN)? withOptions? (K_USING K_INDEX tablespace)? ;
exclusion : indexElement K_WITH (operatorName | K_OPERATOR LPAREN operatorName RPAREN) ;
references
  : K_REFERENCES table=qualifiedName keyColumns? (K_MATCH match=(K_FULL | K_PARTIAL | K_SIMPLE))? referenceEvent* ;
referenceEvent : K_ON event=(K_DELETE | K_UPDATE) referenceAction ;
referenceAction
  : K_NO action=K_ACTION | action=K_RESTRICT | action=K_CASCADE | K_SET action=(K_NULL | K_DEFAULT) (LPAREN columns=colIds RPAREN)? ;
partitionBy : K_PARTITION K_BY strategy=colId LPAREN indexElement (COMMA indexElement)* RPAREN ;
partitionBound
  : K_DEFAULT
  | K_FOR K_VALUES ( K_IN LPAREN in=expressions RPAREN
                   | K_FROM LPAREN from=expressions RPAREN K_TO LPAREN to=expressions RPAREN
                   | K_WITH LPAREN hashPart (COMMA hashPart)* RPAREN ) ;
hashPart : colId ICONST ;

createIndex
  : concurrently=K_CONCURRENTLY? ifNotExists? name=qualifiedName? K_ON only=K_ONLY? table=qualifiedName usingMethod?
    LPAREN indexElement (COMMA indexElement)* RPAREN (K_INCLUDE LPAREN include=colIds RPAREN)? nullsDistinct?
    withOptions? tablespace? (K_WHERE where=expression)? ;
indexElement
  : ( LPAREN inParens=expression RPAREN | subquery=queryInParens
    | column=qualifiedName (open=LPAREN callArguments? RPAREN)? | special=specialCall )
    (K_COLLATE collation=qualifiedName)? (opclass=qualifiedName definition?)?
    direction=(K_ASC | K_DESC)? (K_NULLS nulls=(K_FIRST | K_LAST))? ;
specialCall : cast=(K_CAST | K_TREAT) LPAREN expression K_AS typeName RPAREN | K_POSITION LPAREN plainExpression K_IN plainExpression RPAREN | jsonCall | xmlCall ;

createView : name=qualifiedName columnNames? withOptions? K_AS query checkOption? ;
checkOption : K_WITH level=(K_CASCADED | K_LOCAL)? K_CHECK K_OPTION ;
createMaterializedView : ifNotExists? name=qualifiedName columnNames? usingMethod? withOptions? tablespace? K_AS query withData? ;

createSequence : ifNotExists? name=qualifiedName sequenceOption* ;
sequenceOption
  : kind=K_AS typeName
  | kind=K_INCREMENT K_BY? number
  | kind=(K_MINVALUE | K_MAXVALUE | K_CACHE) number
  | kind=K_NO what=(K_MINVALUE | K_MAXVALUE | K_CYCLE)
  | kind=K_START K_WITH? number
  | kind=K_RESTART (K_WITH? number)?
  | kind=K_CYCLE
  | kind=K_OWNED K_BY qualifiedName
  | kind=K_SEQUENCE K_NAME qualifiedName
  | kind=K_LOGGED | kind=K_UNLOGGED
  ;

createType
  : name=qualifiedName
    ( K_AS ( K_ENUM LPAREN (SCONST (COMMA SCONST)*)? RPAREN
           | K_RANGE definition
           | LPAREN (attribute (COMMA attribute)*)? RPAREN )
    | definition )? ;
attribute : name=colId typeName (K_COLLATE collation=qualifiedName)? ;
createDomain : name=qualifiedName K_AS? typeName columnConstraint* ;

createRoutine : name=qualifiedName parameters routineOption* ;
parameters : LPAREN (parameter (COMMA parameter)*)? RPAREN ;
parameter
  : direction=(K_IN | K_OUT | K_INOUT | K_VARIADIC)? first=typeName lateDirection=(K_IN | K_OUT | K_INOUT | K_VARIADIC)?
    second=typeName? ((K_DEFAULT | EQ) value=expression)? ;
routineOption
  : kind=K_AS definitionText=SCONST (COMMA SCONST)?
  | kind=K_LANGUAGE nameOrString
  | kind=K_RETURNS (K_NULL K_ON K_NULL K_INPUT | K_TABLE LPAREN parameter (COMMA parameter)* RPAREN | typeName)
  | kind=K_CALLED K_ON K_NULL K_INPUT
  | kind=(K_IMMUTABLE | K_STABLE | K_VOLATILE | K_STRICT | K_LEAKPROOF | K_WINDOW)
  | kind=K_NOT K_LEAKPROOF
  | K_EXTERNAL? kind=K_SECURITY who=(K_DEFINER | K_INVOKER)
  | kind=(K_COST | K_ROWS) number
  | kind=K_PARALLEL colId
  | kind=K_SUPPORT qualifiedName
  | kind=K_TRANSFORM K_FOR K_TYPE typeName (COMMA K_FOR K_TYPE typeName)*
  | kind=K_SET setting
  | kind=K_RESET (settingName | K_ALL)
  | kind=K_RETURN expression
  | kind=ATOMIC_BODY
  | kind=(K_RENAME | K_OWNER) K_TO roleName
  | K_NO? kind=K_DEPENDS K_ON K_EXTENSION colId
  | kind=K_RESTRICT
  ;

createTrigger
  : name=colId timing=(K_BEFORE | K_AFTER | K_INSTEAD) K_OF? triggerEvent (K_OR triggerEvent)* K_ON table=qualifiedName
    (K_FROM from=qualifiedName)? constraintAttribute* (K_REFERENCING transition+)?
    (K_FOR K_EACH? level=(K_ROW | K_STATEMENT))? (K_WHEN LPAREN when=expression RPAREN)?
    K_EXECUTE (K_FUNCTION | K_PROCEDURE) function=qualifiedName LPAREN (triggerArgument (COMMA triggerArgument)*)? RPAREN ;
triggerEvent : event=(K_INSERT | K_DELETE | K_TRUNCATE) | event=K_UPDATE (K_OF columns=colIds)? ;
transition : which=(K_NEW | K_OLD) (K_TABLE | K_ROW) K_AS? colId ;
triggerArgument : SCONST | number | anyName ;

createExtension : ifNotExists? name=colId K_WITH? extensionOption* ;
extensionOption : K_SCHEMA schema=colId | K_VERSION nameOrString | K_FROM nameOrString | cascade=K_CASCADE ;
createSchema
  : ifNotExists? (name=colId (K_AUTHORIZATION roleName)? | K_AUTHORIZATION roleName) schemaElement* ;
schemaElement
  : K_CREATE persistence?
    ( K_TABLE createTable | unique=K_UNIQUE? K_INDEX createIndex | K_RECURSIVE? K_VIEW createView
    | K_SEQUENCE createSequence | constraint=K_CONSTRAINT? K_TRIGGER createTrigger )
  | grant ;
createPolicy
  : name=colId K_ON table=qualifiedName (K_AS permissive=colId)?
    (K_FOR command=(K_ALL | K_SELECT | K_INSERT | K_UPDATE | K_DELETE))? policyTail ;
policyTail
  : (K_TO roleNames)? (K_USING LPAREN usingExpression=expression RPAREN)? (K_WITH K_CHECK LPAREN check=expression RPAREN)? ;
createRule
  : name=colId K_AS K_ON event=(K_SELECT | K_UPDATE | K_DELETE | K_INSERT) K_TO table=qualifiedName
    (K_WHERE where=expression)? K_DO instead=(K_INSTEAD | K_ALSO)?
    (K_NOTHING | ruleAction | (LPAREN | LPAREN_QUERY) ruleAction? (SEMI ruleAction?)* RPAREN) ;
ruleAction : withClause? (ruleQuery | insert | update | deleteStatement) | notify ;
ruleQuery : ruleOperand setTail* orderBy? limitClause* ;
ruleOperand : select | K_VALUES valuesRow (COMMA valuesRow)* | K_TABLE qualifiedName ;

createAggregate : LPAREN ((STAR | parameter (COMMA parameter)*) (orderedArguments)? | orderedArguments) RPAREN definition? ;
orderedArguments : K_ORDER K_BY parameter (COMMA parameter)* ;
createOperator
  : operatorName definition
  | K_CLASS qualifiedName K_DEFAULT? K_FOR K_TYPE typeName usingMethod (K_FAMILY qualifiedName)? K_AS operatorItem (COMMA operatorItem)*
  | K_FAMILY qualifiedName usingMethod ;
operatorItem
  : K_OPERATOR ICONST operatorName argumentTypes? (K_FOR (K_SEARCH | K_ORDER K_BY qualifiedName))? K_RECHECK?
  | K_FUNCTION ICONST (argumentTypes)? qualifiedName parameters
  | K_STORAGE typeName ;
argumentTypes : LPAREN typeName (COMMA typeName)* RPAREN ;
createCast
  : (K_WITH (K_FUNCTION routineSignature | K_INOUT) | K_WITHOUT K_FUNCTION) (K_AS (K_IMPLICIT | K_ASSIGNMENT))? ;
transformItem : (K_FROM | K_TO) K_SQL K_WITH K_FUNCTION routineSignature ;

createPublication : name=colId (K_FOR publicationObjects)? withDefinition? ;
publicationObjects : K_ALL K_TABLES | publicationObject (COMMA publicationObject)* ;
publicationObject
  : K_TABLE publicationTable
  | K_TABLES K_IN K_SCHEMA (colId | K_CURRENT_SCHEMA)
  | publicationTable ;
publicationTable
  : (K_ONLY (qualifiedName | LPAREN qualifiedName RPAREN) | qualifiedName STAR? | K_CURRENT_SCHEMA) columnNames?
    (K_WHERE LPAREN expression RPAREN)? ;
createServer
  : ifNotExists? name=colId (K_TYPE SCONST)? (K_VERSION (SCONST | K_NULL))? K_FOREIGN K_DATA K_WRAPPER colId foreignOptions? ;
createUserMapping : K_MAPPING ifNotExists? K_FOR roleName K_SERVER colId foreignOptions? ;
wrapperOption : K_HANDLER qualifiedName | K_NO (K_HANDLER | K_VALIDATOR) | K_VALIDATOR qualifiedName | foreignOptions ;
foreignOptions : K_OPTIONS LPAREN foreignOption (COMMA foreignOption)* RPAREN ;
foreignOption : anyName (anyName)? SCONST? ;
createEventTrigger
  : name=colId K_ON colId (K_WHEN eventFilter (K_AND eventFilter)*)? K_EXECUTE (K_FUNCTION | K_PROCEDURE) qualifiedName LPAREN RPAREN ;
eventFilter : colId K_IN LPAREN SCONST (COMMA SCONST)* RPAREN ;
createStatistics
  : ifNotExists? name=qualifiedName? (LPAREN colId (COMMA colId)* RPAREN)? K_ON indexElement (COMMA indexElement)* K_FROM tableReferences ;
