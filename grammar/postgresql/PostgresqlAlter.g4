// ALTER, DROP and COMMENT, for every kind of object.
parser grammar PostgresqlAlter;

alter : K_ALTER alterObject ;
alterObject
  : K_TABLE alterTable
  | K_FOREIGN (K_TABLE alterTable | K_DATA K_WRAPPER name=colId wrapperAction+)
  | relation=(K_INDEX | K_VIEW) alterRelation
  | relation=K_MATERIALIZED K_VIEW alterRelation
  | K_SEQUENCE ifExists? sequence=qualifiedName alterSequenceAction+
  | K_TYPE qualifiedName alterTypeAction
  | K_DOMAIN qualifiedName alterDomainAction
  | routine=(K_FUNCTION | K_PROCEDURE | K_ROUTINE) routineSignature routineOption+
  | K_AGGREGATE aggregateSignature objectAction
  | K_SCHEMA name=colId objectAction
  | K_EXTENSION name=colId alterExtensionAction
  | K_POLICY ifExists? name=colId K_ON qualifiedName (objectAction | policyTail)
  | K_RULE name=colId K_ON qualifiedName objectAction
  | K_TRIGGER name=colId K_ON qualifiedName objectAction
  | K_EVENT K_TRIGGER name=colId (objectAction | K_ENABLE (K_REPLICA | K_ALWAYS)? | K_DISABLE)
  | roleKind=(K_ROLE | K_USER | K_GROUP) (alterRole | alterUserMapping)
  | K_DATABASE name=colId alterDatabaseAction
  | K_DEFAULT K_PRIVILEGES defaultScope* (grant | revoke)
  | K_SYSTEM (K_SET setting | K_RESET (settingName | K_ALL))
  | K_TABLESPACE name=colId (ownerAction | K_SET definition | K_RESET definition)
  | K_PUBLICATION name=colId ( ownerAction
                             | (K_ADD | K_DROP) publicationObjects
                             | K_SET (definition | publicationObjects) )
  | K_SUBSCRIPTION name=colId alterSubscriptionAction
  | K_SERVER name=colId (objectAction | (K_VERSION (SCONST | K_NULL))? alterOptions?)
  | K_STATISTICS ifExists? qualifiedName (ownerAction | K_SET (K_SCHEMA schema=colId | K_STATISTICS (number | K_DEFAULT)))
  | K_OPERATOR alterOperator
  | K_COLLATION qualifiedName (objectAction | K_REFRESH K_VERSION)
  | K_CONVERSION qualifiedName objectAction
  | K_TEXT K_SEARCH (K_CONFIGURATION | K_DICTIONARY | K_PARSER | K_TEMPLATE) qualifiedName alterTextSearchAction
  | K_PROCEDURAL? K_LANGUAGE name=colId objectAction
  | K_LARGE K_OBJECT number objectAction
  | K_ACCESS K_METHOD name=colId objectAction
  ;
// What can be done to objects of nearly every kind. SET SCHEMA stands apart where SET means more.
objectAction
  : kind=K_RENAME K_TO newName=colId
  | kind=K_OWNER K_TO owner=roleName
  | kind=K_SET K_SCHEMA schema=colId
  | K_NO? kind=K_DEPENDS K_ON K_EXTENSION colId ;

// As above, for objects that are in no schema.
ownerAction : kind=K_RENAME K_TO newName=colId | kind=K_OWNER K_TO owner=roleName ;

alterTable
  : allIn=K_ALL K_IN K_TABLESPACE colId (K_OWNED K_BY roleNames)? K_SET K_TABLESPACE colId K_NOWAIT?
  | ifExists? table=changedTable alterTableAction (COMMA alterTableAction)* ;
alterRelation
  : allIn=K_ALL K_IN K_TABLESPACE colId (K_OWNED K_BY roleNames)? K_SET K_TABLESPACE colId K_NOWAIT?
  | ifExists? name=qualifiedName alterTableAction (COMMA alterTableAction)* ;
alterTableAction
  : kind=K_ADD (K_COLUMN ifNotExists? columnDefinition | ifNotExists? columnDefinition | tableConstraint)
  | kind=K_DROP (K_CONSTRAINT ifExists? constraint=colId | K_COLUMN? ifExists? column=colId) dropBehavior?
  | kind=K_ALTER ( K_CONSTRAINT constraint=colId constraintAttribute*
                 | K_COLUMN? (column=colId | ICONST) alterColumnAction )
  | kind=K_VALIDATE K_CONSTRAINT constraint=colId
  | kind=K_RENAME ( K_TO newName=colId
                  | K_CONSTRAINT constraint=colId K_TO newName=colId
                  | K_COLUMN? column=colId K_TO newName=colId )
  | kind=K_SET ( K_SCHEMA schema=colId
               | K_TABLESPACE space=colId K_NOWAIT?
               | logged=(K_LOGGED | K_UNLOGGED)
               | K_ACCESS K_METHOD (colId | K_DEFAULT)
               | without=K_WITHOUT (K_CLUSTER | K_OIDS)
               | K_WITH K_OIDS
               | definition )
  | kind=K_RESET definition
  | kind=(K_ENABLE | K_DISABLE | K_FORCE)
    ( security=K_ROW K_LEVEL K_SECURITY
    | firing=(K_REPLICA | K_ALWAYS)? what=(K_TRIGGER | K_RULE) (trigger=colId | K_ALL | K_USER) )
  | kind=K_NO (K_FORCE security=K_ROW K_LEVEL K_SECURITY | K_INHERIT parentTable=qualifiedName | K_DEPENDS K_ON K_EXTENSION colId)
  | kind=K_INHERIT parentTable=qualifiedName
  | kind=K_OF ofType=qualifiedName
  | kind=K_NOT K_OF
  | kind=K_OWNER K_TO owner=roleName
  | kind=K_CLUSTER K_ON index=colId
  | kind=K_REPLICA K_IDENTITY (how=(K_NOTHING | K_FULL | K_DEFAULT) | how=K_USING K_INDEX index=colId)
  | kind=K_ATTACH K_PARTITION parentTable=qualifiedName partitionBound?
  | kind=K_DETACH K_PARTITION parentTable=qualifiedName (concurrently=K_CONCURRENTLY | finalize=K_FINALIZE)?
  | kind=K_DEPENDS K_ON K_EXTENSION colId
  | alterOptions
  ;
alterColumnAction
  : kind=K_TYPE typeName (K_COLLATE collation=qualifiedName)? (K_USING usingExpression=expression)?
  | kind=K_SET ( K_DATA what=K_TYPE typeName (K_COLLATE collation=qualifiedName)? (K_USING usingExpression=expression)?
               | what=K_DEFAULT value=expression
               | what=K_NOT K_NULL
               | what=K_EXPRESSION K_AS LPAREN value=expression RPAREN
               | what=K_STATISTICS (number | K_DEFAULT)
               | what=(K_STORAGE | K_COMPRESSION) anyName
               | definition
               | what=K_GENERATED (always=K_ALWAYS | K_BY K_DEFAULT) identityChange*
               | identityChange identityChange* )
  | kind=K_RESTART (K_WITH? number)? identityChange*
  | kind=K_DROP (what=K_DEFAULT | what=K_NOT K_NULL | what=(K_IDENTITY | K_EXPRESSION) ifExists?)
  | kind=K_ADD K_GENERATED (always=K_ALWAYS | K_BY K_DEFAULT) K_AS K_IDENTITY (LPAREN sequenceOption* RPAREN)?
  | kind=K_RESET definition
  | alterOptions
  ;
identityChange
  : K_RESTART (K_WITH? number)?
  | K_SET (K_GENERATED (always=K_ALWAYS | K_BY K_DEFAULT) | sequenceOption)
  | sequenceChange ;
sequenceChange
  : K_INCREMENT K_BY? number
  | (K_MINVALUE | K_MAXVALUE | K_CACHE) number
  | K_NO (K_MINVALUE | K_MAXVALUE | K_CYCLE)
  | K_START K_WITH? number
  | K_CYCLE ;
alterSequenceAction
  : sequenceOption
  | kind=K_RENAME K_TO newName=colId
  | kind=K_OWNER K_TO owner=roleName
  | kind=K_SET (K_SCHEMA schema=colId | logged=(K_LOGGED | K_UNLOGGED)) ;
alterTypeAction
  : kind=K_ADD ( K_VALUE ifNotExists? value=SCONST (where=(K_BEFORE | K_AFTER) neighbour=SCONST)?
               | K_ATTRIBUTE attribute dropBehavior? (COMMA attributeAction)* )
  | kind=K_RENAME ( K_VALUE value=SCONST K_TO newValue=SCONST
                  | K_ATTRIBUTE attributeName=colId K_TO newName=colId dropBehavior?
                  | K_TO newName=colId )
  | kind=K_DROP K_ATTRIBUTE ifExists? attributeName=colId dropBehavior? (COMMA attributeAction)*
  | kind=K_ALTER K_ATTRIBUTE attributeName=colId (K_SET K_DATA)? K_TYPE typeName (K_COLLATE qualifiedName)? dropBehavior?
    (COMMA attributeAction)*
  | kind=K_SET (K_SCHEMA schema=colId | definition)
  | kind=K_OWNER K_TO owner=roleName ;
attributeAction
  : kind=K_ADD K_ATTRIBUTE attribute dropBehavior?
  | kind=K_DROP K_ATTRIBUTE ifExists? attributeName=colId dropBehavior?
  | kind=K_ALTER K_ATTRIBUTE attributeName=colId (K_SET K_DATA)? K_TYPE typeName (K_COLLATE qualifiedName)? dropBehavior? ;
alterDomainAction
  : kind=K_SET (what=K_DEFAULT expression | what=K_NOT K_NULL | what=K_SCHEMA schema=colId)
  | kind=K_DROP (what=K_DEFAULT | what=K_NOT K_NULL | what=K_CONSTRAINT ifExists? constraint=colId dropBehavior?)
  | kind=K_ADD tableConstraint
  | kind=K_VALIDATE K_CONSTRAINT constraint=colId
  | kind=K_RENAME (K_TO newName=colId | K_CONSTRAINT constraint=colId K_TO newName=colId)
  | kind=K_OWNER K_TO owner=roleName ;
alterExtensionAction
  : K_UPDATE (K_TO nameOrString)?
  | K_SET K_SCHEMA schema=colId
  | (K_ADD | K_DROP) objectReference ;
alterRole
  : (roleName | K_ALL) (K_IN K_DATABASE colId)?
    ( K_RENAME K_TO newName=roleName
    | K_SET setting
    | K_RESET (settingName | K_ALL)
    | (K_ADD | K_DROP) K_USER roleNames
    | K_WITH? roleAttribute+ )? ;
alterUserMapping : K_MAPPING K_FOR roleName K_SERVER colId alterOptions ;
alterDatabaseAction
  : K_RENAME K_TO newName=colId
  | K_OWNER K_TO roleName
  | K_SET (K_TABLESPACE colId | setting)
  | K_RESET (settingName | K_ALL)
  | K_REFRESH K_COLLATION K_VERSION
  | K_WITH? databaseAttribute+ ;
alterSubscriptionAction
  : ownerAction
  | K_CONNECTION SCONST
  | (K_ADD | K_DROP) K_PUBLICATION colIds withDefinition?
  | K_SET (K_PUBLICATION colIds withDefinition? | definition)
  | K_REFRESH K_PUBLICATION withDefinition?
  | K_ENABLE | K_DISABLE | K_SKIP definition ;
alterOperator
  : operatorName argumentTypes (ownerAction | K_SET (K_SCHEMA schema=colId | definition))
  | K_CLASS qualifiedName usingMethod objectAction
  | K_FAMILY qualifiedName usingMethod (objectAction | (K_ADD | K_DROP) familyItem (COMMA familyItem)*) ;
familyItem
  : K_OPERATOR ICONST (operatorName argumentTypes (K_FOR (K_SEARCH | K_ORDER K_BY qualifiedName))? | argumentTypes)
  | K_FUNCTION ICONST argumentTypes? (qualifiedName parameters)? ;
alterTextSearchAction
  : objectAction
  | definition
  | K_ADD K_MAPPING K_FOR colIds K_WITH qualifiedNames
  | K_ALTER K_MAPPING (K_FOR colIds (K_WITH qualifiedNames | K_REPLACE qualifiedName K_WITH qualifiedName) | K_REPLACE qualifiedName K_WITH qualifiedName)
  | K_DROP K_MAPPING ifExists? K_FOR colIds ;
wrapperAction : K_HANDLER qualifiedName | K_NO (K_HANDLER | K_VALIDATOR) | K_VALIDATOR qualifiedName | alterOptions | K_RENAME K_TO colId | K_OWNER K_TO roleName ;
alterOptions : K_OPTIONS LPAREN foreignOption (COMMA foreignOption)* RPAREN ;

drop : K_DROP dropObject ;
dropObject
  : kind=(K_TABLE | K_VIEW | K_SEQUENCE | K_TYPE | K_DOMAIN | K_SCHEMA | K_EXTENSION | K_COLLATION | K_CONVERSION
         | K_STATISTICS | K_PUBLICATION | K_SERVER) dropNames
  | kind=K_MATERIALIZED K_VIEW dropNames
  | kind=K_INDEX concurrently=K_CONCURRENTLY? dropNames
  | kind=K_FOREIGN (K_TABLE | wrapper=K_DATA K_WRAPPER) dropNames
  | kind=K_TEXT K_SEARCH (K_CONFIGURATION | K_DICTIONARY | K_PARSER | K_TEMPLATE) dropNames
  | kind=K_ACCESS K_METHOD dropNames
  | kind=K_EVENT K_TRIGGER dropNames
  | (K_PROCEDURAL)? kind=K_LANGUAGE dropNames
  | kind=(K_FUNCTION | K_PROCEDURE | K_ROUTINE) ifExists? routineSignature (COMMA routineSignature)* dropBehavior?
  | kind=K_AGGREGATE ifExists? aggregateSignature (COMMA aggregateSignature)* dropBehavior?
  | kind=(K_TRIGGER | K_POLICY | K_RULE) ifExists? name=colId K_ON table=qualifiedName dropBehavior?
  | kind=K_CAST ifExists? LPAREN typeName K_AS typeName RPAREN dropBehavior?
  | kind=K_TRANSFORM ifExists? K_FOR typeName K_LANGUAGE colId dropBehavior?
  | kind=K_OPERATOR ( what=(K_CLASS | K_FAMILY) ifExists? qualifiedName usingMethod
                    | ifExists? operatorName argumentTypes (COMMA operatorName argumentTypes)* ) dropBehavior?
  | kind=(K_ROLE | K_GROUP) ifExists? roleNames
  | kind=K_USER (ifExists? roleNames | K_MAPPING ifExists? K_FOR roleName K_SERVER colId)
  | kind=K_DATABASE ifExists? name=colId (K_WITH? definition)?
  | kind=(K_TABLESPACE | K_SUBSCRIPTION) ifExists? name=colId dropBehavior?
  | kind=K_OWNED K_BY roleNames dropBehavior?
  ;
dropNames : exists=ifExists? qualifiedNames dropBehavior? ;
dropBehavior : how=(K_CASCADE | K_RESTRICT) ;

comment : K_COMMENT K_ON objectReference K_IS text=(SCONST | K_NULL) ;
securityLabel : K_SECURITY K_LABEL (K_FOR nameOrString)? K_ON objectReference K_IS (SCONST | K_NULL) ;
objectReference
  : kind=(K_TABLE | K_VIEW | K_INDEX | K_SEQUENCE | K_COLUMN | K_COLLATION | K_CONVERSION | K_STATISTICS | K_SCHEMA
         | K_EXTENSION | K_DATABASE | K_TABLESPACE | K_PUBLICATION | K_SUBSCRIPTION | K_SERVER) name=qualifiedName
  | kind=(K_ROLE | K_USER | K_GROUP) roleName
  | kind=K_MATERIALIZED K_VIEW name=qualifiedName
  | kind=(K_TYPE | K_DOMAIN) typeName
  | kind=K_FOREIGN (K_TABLE name=qualifiedName | what=K_DATA K_WRAPPER name=qualifiedName)
  | kind=K_EVENT K_TRIGGER name=qualifiedName
  | kind=K_ACCESS K_METHOD name=qualifiedName
  | kind=K_PROCEDURAL? K_LANGUAGE name=qualifiedName
  | kind=K_TEXT K_SEARCH (K_CONFIGURATION | K_DICTIONARY | K_PARSER | K_TEMPLATE) name=qualifiedName
  | kind=(K_FUNCTION | K_PROCEDURE | K_ROUTINE) routineSignature
  | kind=K_AGGREGATE aggregateSignature
  | kind=K_CONSTRAINT part=colId K_ON domain=K_DOMAIN? name=qualifiedName
  | kind=(K_TRIGGER | K_POLICY | K_RULE) part=colId K_ON name=qualifiedName
  | kind=K_OPERATOR (what=(K_CLASS | K_FAMILY) name=qualifiedName usingMethod | operatorName argumentTypes)
  | kind=K_CAST LPAREN typeName K_AS typeName RPAREN
  | kind=K_TRANSFORM K_FOR typeName K_LANGUAGE colId
  | kind=K_LARGE K_OBJECT number
  ;
routineSignature : name=qualifiedName parameters? ;
aggregateSignature
  : name=qualifiedName LPAREN (STAR | (parameter (COMMA parameter)*) orderedArguments? | orderedArguments) RPAREN ;
