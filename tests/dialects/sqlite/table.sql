--- case: columns with their attributes, in the order in which they were written
--- up
CREATE TABLE IF NOT EXISTS main.users (
  id integer PRIMARY KEY AUTOINCREMENT,
  email varchar(255) NOT NULL ON CONFLICT IGNORE COLLATE nocase UNIQUE,
  balance decimal(10, 2) DEFAULT -1.5 CONSTRAINT positive CHECK (balance > 0),
  untyped,
  made timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
  team REFERENCES teams(id) ON DELETE SET NULL ON UPDATE CASCADE MATCH full
    NOT DEFERRABLE INITIALLY IMMEDIATE,
  name text GENERATED ALWAYS AS (first || ' ' || last) STORED,
  length AS (length(name)) VIRTUAL
);
--- ast
CreateTable
  table: main.users
  if_not_exists
  elements
    -: ColumnDefinition
      name: id
      type: TypeName
        name: INTEGER
      constraints
        -: ColumnConstraint
          form: PrimaryKeyColumn
            autoincrement
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: email
      type: TypeName
        name: varchar
        arguments: "255"
      constraints
        -: ColumnConstraint
          form: NotNull
          attributes: ConstraintAttributes
            on_conflict: "IGNORE"
        -: ColumnConstraint
          form: ColumnCollation
            collation: nocase
          attributes: ConstraintAttributes
        -: ColumnConstraint
          form: UniqueColumn
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: balance
      type: TypeName
        name: decimal
        arguments: "10", "2"
      constraints
        -: ColumnConstraint
          form: Default
            value: Unary
              op: "-"
              operand: decimal "1.5"
          attributes: ConstraintAttributes
        -: ColumnConstraint
          name: positive
          form: Check
            condition: Binary
              op: ">"
              left: ColumnReference
                parts: balance
              right: integer "0"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: untyped
    -: ColumnDefinition
      name: made
      type: TypeName
        name: "timestamp with time zone"
      constraints
        -: ColumnConstraint
          form: Default
            value: Call
              function: current_timestamp
              bare
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: team
      constraints
        -: ColumnConstraint
          form: References
            table: teams
            columns: id
            match: "FULL"
            on_delete: SET NULL
            on_update: CASCADE
          attributes: ConstraintAttributes
            deferrable: no
            initially_deferred: no
    -: ColumnDefinition
      name: name
      type: TypeName
        name: TEXT
      constraints
        -: ColumnConstraint
          form: Generated
            value: Binary
              op: "||"
              left: Binary
                op: "||"
                left: ColumnReference
                  parts: first
                right: string " "
              right: ColumnReference
                parts: last
            storage: "STORED"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: length
      constraints
        -: ColumnConstraint
          form: Generated
            value: Call
              function: length
              arguments
                -: Argument
                  value: ColumnReference
                    parts: name
            storage: "VIRTUAL"
          attributes: ConstraintAttributes
--- written
CREATE TABLE IF NOT EXISTS main.users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email varchar(255) NOT NULL ON CONFLICT IGNORE COLLATE nocase UNIQUE,
  balance decimal(10,2) DEFAULT -1.5 CONSTRAINT positive CHECK (balance > 0),
  untyped,
  made timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
  team REFERENCES teams (id) MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE NOT DEFERRABLE INITIALLY IMMEDIATE,
  name TEXT GENERATED ALWAYS AS (first || ' ' || last) STORED,
  length GENERATED ALWAYS AS (length(name)) VIRTUAL
);

--- case: table constraints, named and not; the commas between them may be missing
--- up
CREATE TABLE t (
  a, b,
  CONSTRAINT pk PRIMARY KEY (a DESC, b COLLATE nocase) ON CONFLICT REPLACE,
  UNIQUE (b) CHECK (a < b)
  CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES u (c, d) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
);
--- ast
CreateTable
  table: t
  elements
    -: ColumnDefinition
      name: a
    -: ColumnDefinition
      name: b
    -: TableConstraint
      name: pk
      form: KeyConstraint
        primary
        columns
          -: IndexPart
            column: a
            direction: descending
          -: IndexPart
            column: b
            collation: nocase
      attributes: ConstraintAttributes
        on_conflict: "REPLACE"
    -: TableConstraint
      form: KeyConstraint
        columns
          -: IndexPart
            column: b
      attributes: ConstraintAttributes
    -: TableConstraint
      form: Check
        condition: Binary
          op: "<"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
      attributes: ConstraintAttributes
    -: TableConstraint
      name: fk
      form: ForeignKey
        columns: a, b
        references: References
          table: u
          columns: c, d
          on_delete: NO ACTION
      attributes: ConstraintAttributes
        deferrable: yes
        initially_deferred: yes
--- written
CREATE TABLE t (
  a,
  b,
  CONSTRAINT pk PRIMARY KEY (a DESC, b COLLATE nocase) ON CONFLICT REPLACE,
  UNIQUE (b),
  CHECK (a < b),
  CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES u (c, d) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
);

--- case: options of a table
--- up
CREATE TABLE a (k text PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE b (k int) STRICT;
CREATE TABLE c (k int PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE d (k);
CREATE TEMPORARY TABLE e AS SELECT 1 AS one;
CREATE TABLE f (id integer, PRIMARY KEY (id AUTOINCREMENT));
--- written
CREATE TABLE a (
  k TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE b (
  k INT
) STRICT;
CREATE TABLE c (
  k INT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TEMPORARY TABLE d (
  k
);
CREATE TEMPORARY TABLE e AS SELECT 1 AS one;
CREATE TABLE f (
  id INTEGER,
  PRIMARY KEY (id AUTOINCREMENT)
);

--- case: values of DEFAULT
--- up
CREATE TABLE t (
  a DEFAULT 1, b DEFAULT +1, c DEFAULT -1.5e3, d DEFAULT 'it''s', e DEFAULT x'00ff', f DEFAULT NULL,
  g DEFAULT word, h DEFAULT "quoted", i DEFAULT true, j DEFAULT CURRENT_DATE, k DEFAULT (1 + 2),
  l DEFAULT (datetime('now')), m DEFAULT 0x1F, n DEFAULT -'5'
);
--- ast
CreateTable
  table: t
  elements
    -: ColumnDefinition
      name: a
      constraints
        -: ColumnConstraint
          form: Default
            value: integer "1"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: b
      constraints
        -: ColumnConstraint
          form: Default
            value: Unary
              op: "+"
              operand: integer "1"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: c
      constraints
        -: ColumnConstraint
          form: Default
            value: Unary
              op: "-"
              operand: decimal "1.5e3"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: d
      constraints
        -: ColumnConstraint
          form: Default
            value: string "it's"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: e
      constraints
        -: ColumnConstraint
          form: Default
            value: hex string "00ff"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: f
      constraints
        -: ColumnConstraint
          form: Default
            value: null
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: g
      constraints
        -: ColumnConstraint
          form: Default
            value: identifier "word"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: h
      constraints
        -: ColumnConstraint
          form: Default
            value: identifier "quoted"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: i
      constraints
        -: ColumnConstraint
          form: Default
            value: boolean "true"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: j
      constraints
        -: ColumnConstraint
          form: Default
            value: Call
              function: current_date
              bare
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: k
      constraints
        -: ColumnConstraint
          form: Default
            value: Binary
              op: "+"
              left: integer "1"
              right: integer "2"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: l
      constraints
        -: ColumnConstraint
          form: Default
            value: Call
              function: datetime
              arguments
                -: Argument
                  value: string "now"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: m
      constraints
        -: ColumnConstraint
          form: Default
            value: integer "0x1F"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: n
      constraints
        -: ColumnConstraint
          form: Default
            value: Unary
              op: "-"
              operand: string "5"
          attributes: ConstraintAttributes
--- written
CREATE TABLE t (
  a DEFAULT 1,
  b DEFAULT +1,
  c DEFAULT -1.5e3,
  d DEFAULT 'it''s',
  e DEFAULT X'00ff',
  f DEFAULT NULL,
  g DEFAULT word,
  h DEFAULT quoted,
  i DEFAULT TRUE,
  j DEFAULT CURRENT_DATE,
  k DEFAULT (1 + 2),
  l DEFAULT (datetime('now')),
  m DEFAULT 0x1F,
  n DEFAULT (-'5')
);

--- case: a name without a constraint means nothing
--- up
CREATE TABLE t (a int CONSTRAINT void, b int CONSTRAINT one CONSTRAINT two NOT NULL);
--- written
CREATE TABLE t (
  a INT,
  b INT CONSTRAINT two NOT NULL
);

--- case: types are any run of words
--- up
CREATE TABLE t (a double precision, b unsigned big int, c "quoted type", d character varying (20), e native character(70), f decimal(+10, -2));
--- written
CREATE TABLE t (
  a double precision,
  b unsigned big int,
  c quoted type,
  d character varying(20),
  e native character(70),
  f decimal(+10,-2)
);

--- case: a virtual table keeps its arguments as they are
--- up
CREATE VIRTUAL TABLE IF NOT EXISTS main.pages USING fts5(title, body, content='pages', tokenize = 'porter ascii');
CREATE VIRTUAL TABLE boxes USING rtree(id, minx, maxx, +(note, text));
CREATE VIRTUAL TABLE plain USING fts5;
--- ast
CreateVirtualTable
  table: main.pages
  if_not_exists
  module: fts5
  arguments: "title", "body", "content='pages'", "tokenize = 'porter ascii'"
CreateVirtualTable
  table: boxes
  module: rtree
  arguments: "id", "minx", "maxx", "+(note, text)"
CreateVirtualTable
  table: plain
  module: fts5
--- written
CREATE VIRTUAL TABLE IF NOT EXISTS main.pages USING fts5(title, body, content='pages', tokenize = 'porter ascii');
CREATE VIRTUAL TABLE boxes USING rtree(id, minx, maxx, +(note, text));
CREATE VIRTUAL TABLE plain USING fts5;

--- case: what is dropped
--- up
DROP TABLE users;
DROP TABLE IF EXISTS main.users;
DROP INDEX IF EXISTS i;
DROP VIEW v;
DROP TRIGGER IF EXISTS temp.r;
--- written
DROP TABLE users;
DROP TABLE IF EXISTS main.users;
DROP INDEX IF EXISTS i;
DROP VIEW v;
DROP TRIGGER IF EXISTS temp.r;
