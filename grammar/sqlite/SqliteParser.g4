parser grammar SqliteParser;
options { tokenVocab = SqliteParserTokens; superClass = ParserBase; }

statement : (drop=K_DROP) K_TABLE names EOF ;
names : IDENT (COMMA IDENT)* ;
