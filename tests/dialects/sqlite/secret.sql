--- case: the key of an encrypted database is not kept
--- up
ATTACH DATABASE 'a.db' AS a KEY 'hunter2';
PRAGMA key = 'hunter2';
PRAGMA a.rekey('hunter2');
PRAGMA foreign_keys = ON;
ATTACH 'b.db' AS b;
--- ast
Attach
  file: string "a.db"
  schema: ColumnReference
    parts: a
  key: string "***"
Pragma
  name: key
  value: string "***"
Pragma
  name: a.rekey
  value: string "***"
  call
Pragma
  name: foreign_keys
  value: identifier "ON"
Attach
  file: string "b.db"
  schema: ColumnReference
    parts: b
--- written
ATTACH DATABASE 'a.db' AS a KEY '***';
PRAGMA key = '***';
PRAGMA a.rekey('***');
PRAGMA foreign_keys = ON;
ATTACH DATABASE 'b.db' AS b;
