// Expressions and types. An expression is a flat list of operands and what stands between them; the
// reader of the tree knows the precedence of the operators.
parser grammar PostgresqlExpression;

expressions : expression (COMMA expression)* ;
expression : operand expressionTail* ;

// What DEFAULT takes without parentheses: words that may begin the next constraint are no operators.
plainExpression : operand plainTail* ;
plainTail : op=(PLUS | MINUS | STAR | SLASH | PERCENT | CARET | LT | GT | EQ | LE | GE | NE | OP) right=operand ;

expressionTail
  : op=(PLUS | MINUS | STAR | SLASH | PERCENT | CARET | LT | GT | EQ | LE | GE | NE | OP)
    quantifier=(K_ANY | K_SOME | K_ALL)? right=operand
  | op=(K_AND | K_OR | K_OVERLAPS | K_ESCAPE) right=operand
  | negated=NOT_LA? ( op=K_IN (inQuery=queryInParens | LPAREN inList=expressions RPAREN)
                    | op=(K_LIKE | K_ILIKE) quantifier=(K_ANY | K_SOME | K_ALL)? right=operand
                    | op=K_SIMILAR K_TO? right=operand
                    | op=K_BETWEEN (K_SYMMETRIC | K_ASYMMETRIC)? right=operand )
  | op=K_IS negated=K_NOT?
    ( what=(K_NULL | K_TRUE | K_FALSE | K_UNKNOWN | K_DOCUMENT | K_NORMALIZED)
    | what=K_JSON JSON_KIND? (JSON_UNIQUE K_UNIQUE K_KEYS?)?
    | (K_NFC | K_NFD | K_NFKC | K_NFKD) what=K_NORMALIZED
    | what=K_DISTINCT K_FROM right=operand
    | what=K_OF LPAREN typeName (COMMA typeName)* RPAREN )
  | op=(K_ISNULL | K_NOTNULL)
  | op=K_COLLATE collation=qualifiedName
  | op=AT_LA (K_TIME K_ZONE right=operand | K_LOCAL)
  | op=K_OPERATOR LPAREN operatorName RPAREN quantifier=(K_ANY | K_SOME | K_ALL)? right=operand
  ;
operatorName : (IDENT DOT)* symbol=(PLUS | MINUS | STAR | SLASH | PERCENT | CARET | LT | GT | EQ | LE | GE | NE | OP | ARROW) ;

operand : prefix* primary subscript* (TYPECAST casts+=typeName)* ;
prefix : op=(K_NOT | PLUS | MINUS | OP) | op=K_OPERATOR LPAREN operatorName RPAREN ;
subscript : LBRACKET (expression (COLON expression?)? | COLON expression?)? RBRACKET field* ;
field : DOT (IDENT | STAR) ;

primary
  : literal=(SCONST | ICONST | FCONST | K_TRUE | K_FALSE | K_NULL | K_DEFAULT)
  | literal=PARAM field*
  | named=nameExpression
  | LPAREN (row=expressions)? RPAREN field*
  | subquery=queryInParens field*
  | exists=K_EXISTS subquery=queryInParens
  | array=K_ARRAY (subquery=queryInParens | elements=arrayElements)
  | caseExpression
  | cast=(K_CAST | K_TREAT) LPAREN expression K_AS typeName RPAREN
  | rowWord=K_ROW LPAREN (row=expressions)? RPAREN
  | function=( K_CURRENT_DATE | K_CURRENT_TIME | K_CURRENT_TIMESTAMP | K_LOCALTIME | K_LOCALTIMESTAMP | K_CURRENT_USER
             | K_SESSION_USER | K_SYSTEM_USER | K_USER | K_CURRENT_ROLE | K_CURRENT_CATALOG | K_CURRENT_SCHEMA )
    (LPAREN ICONST? RPAREN)?
  | function=K_COLLATION K_FOR LPAREN (row=expressions) RPAREN
  | function=K_POSITION LPAREN plainExpression K_IN plainExpression RPAREN
  | K_DOUBLE K_PRECISION string=SCONST
  | GROUPING_SETS K_SETS LPAREN row=expressions RPAREN
  | jsonCall
  | xmlCall
  ;

// A column, a call, or a literal of a named type: all begin with a name.
nameExpression
  : (IDENT | word) (DOT (IDENT | STAR))* K_VARYING?
    ( open=LPAREN callArguments? RPAREN callTail? ((WITH_LA | WITHOUT_LA) K_TIME K_ZONE)? (string=SCONST intervalFields?)?
    | (WITH_LA | WITHOUT_LA) K_TIME K_ZONE string=SCONST
    | string=SCONST intervalFields? )?
  ;
callTail
  : K_WITHIN K_GROUP LPAREN within=orderBy RPAREN (K_FILTER LPAREN K_WHERE filter=expression RPAREN)? (K_OVER (windowSpec | colId))?
  | K_FILTER LPAREN K_WHERE filter=expression RPAREN (K_OVER (windowSpec | colId))?
  | K_OVER (windowSpec | colId)
  ;
callArguments
  : STAR
  | quantifier=(K_ALL | K_DISTINCT)? callArgument ((COMMA | K_FROM | K_FOR | K_PLACING) callArgument)* orderBy?
  | (K_LEADING | K_TRAILING | K_BOTH) expression? (K_FROM expressions)?
  | K_FROM expressions
  ;
callArgument : variadic=K_VARIADIC? value=expression ((COLON_EQ | ARROW) named=expression | K_AS anyName)? ;
intervalFields : intervalField (K_TO intervalField)? (LPAREN ICONST RPAREN)? ;
intervalField : K_YEAR | K_MONTH | K_DAY | K_HOUR | K_MINUTE | K_SECOND ;
arrayElements : LBRACKET (arrayElement (COMMA arrayElement)*)? RBRACKET ;
arrayElement : expression | arrayElements ;
caseExpression : K_CASE argument=expression? caseBranch+ (K_ELSE otherwise=expression)? K_END ;
caseBranch : K_WHEN condition=expression K_THEN result=expression ;

windowSpec : LPAREN base=colId? (K_PARTITION K_BY partition=expressions)? orderBy? frame? RPAREN ;
frame
  : (K_ROWS | K_RANGE | K_GROUPS) (K_BETWEEN frameBound K_AND frameBound | frameBound)
    (K_EXCLUDE (K_CURRENT K_ROW | K_GROUP | K_TIES | K_NO K_OTHERS))? ;
frameBound : K_UNBOUNDED (K_PRECEDING | K_FOLLOWING) | K_CURRENT K_ROW | plainExpression (K_PRECEDING | K_FOLLOWING) ;

jsonCall
  : function=( K_JSON_OBJECT | K_JSON_ARRAY | K_JSON_OBJECTAGG | K_JSON_ARRAYAGG | K_JSON_EXISTS | K_JSON_QUERY | K_JSON_VALUE
             | K_JSON_SCALAR | K_JSON_SERIALIZE )
    ( LPAREN (jsonItem (COMMA jsonItem)* orderBy? jsonClause* | jsonReturning)? RPAREN
    | queryInParens )
    callTail? ;
jsonItem : expression jsonFormat? ((COLON | K_VALUE) expression jsonFormat?)? ;
jsonFormat : K_FORMAT K_JSON (K_ENCODING colId)? ;
jsonReturning : K_RETURNING typeName jsonFormat? ;
jsonClause
  : K_PASSING jsonPassing (COMMA jsonPassing)*
  | jsonOption ;
jsonOption
  : jsonReturning
  | jsonBehavior
  | (K_WITH | K_WITHOUT) (K_CONDITIONAL | K_UNCONDITIONAL)? K_ARRAY? K_WRAPPER
  | JSON_UNIQUE_CLAUSE K_UNIQUE K_KEYS?
  | (K_KEEP | K_OMIT) K_QUOTES (K_ON K_SCALAR K_STRING)?
  ;
jsonPassing : expression jsonFormat? K_AS anyName ;
jsonBehavior
  : (K_ERROR | K_NULL | K_ABSENT | K_TRUE | K_FALSE | K_UNKNOWN | K_EMPTY (K_ARRAY | K_OBJECT)? | K_DEFAULT expression)
    K_ON (K_ERROR | K_EMPTY | K_NULL) ;

xmlCall
  : K_XMLELEMENT LPAREN K_NAME anyName (COMMA callArgument)* RPAREN
  | K_XMLPI LPAREN K_NAME anyName (COMMA expression)? RPAREN
  | K_XMLPARSE LPAREN (K_DOCUMENT | K_CONTENT) expression ((K_PRESERVE | K_STRIP) K_WHITESPACE)? RPAREN
  | K_XMLSERIALIZE LPAREN (K_DOCUMENT | K_CONTENT) expression K_AS typeName (K_NO? K_INDENT)? RPAREN
  | K_XMLROOT LPAREN expression COMMA K_VERSION expression K_VALUE?
    (COMMA K_STANDALONE (K_YES | K_NO K_VALUE?))? RPAREN
  | K_XMLEXISTS LPAREN operand xmlPassing RPAREN
  ;
xmlPassing : K_PASSING (K_BY (K_REF | K_VALUE))? operand ;

typeName
  : setOf=K_SETOF?
    ( (IDENT | typeWord) (DOT IDENT)* (percent=PERCENT_LA K_TYPE)? typeModifiers?
    | K_DOUBLE K_PRECISION
    | K_NATIONAL? (K_CHARACTER | K_CHAR | K_NCHAR) K_VARYING? typeModifiers?
    | K_BIT K_VARYING? typeModifiers?
    | (K_TIME | K_TIMESTAMP) typeModifiers? (zone=(WITH_LA | WITHOUT_LA) K_TIME K_ZONE)?
    | K_INTERVAL (intervalField (K_TO intervalField)?)? typeModifiers? )
    arrayBound* ;
typeModifiers : LPAREN expressions RPAREN ;
arrayBound : LBRACKET ICONST? RBRACKET | K_ARRAY ;
