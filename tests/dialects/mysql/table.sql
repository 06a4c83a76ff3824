--- case: column attributes in any order
--- up
CREATE TABLE IF NOT EXISTS app.users (
  id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'it''s the key',
  email varchar(255) CHARACTER SET latin1 COLLATE latin1_bin DEFAULT '' NOT NULL UNIQUE KEY,
  state enum('new', 'it''s', "old") INVISIBLE DEFAULT 'new',
  made timestamp(6) NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  full_name text GENERATED ALWAYS AS (concat(first, ' ', last)) STORED,
  team int REFERENCES teams (id) ON DELETE SET NULL,
  score int CONSTRAINT positive CHECK (score > 0) NOT ENFORCED,
  place point NOT NULL SRID 4326
);
--- ast
CreateTable
  table: app.users
  if_not_exists
  elements
    -: ColumnDefinition
      name: id
      type: TypeName
        name: bigint
        is_unsigned
      constraints
        -: ColumnConstraint
          form: NotNull
          attributes: ConstraintAttributes
        -: ColumnConstraint
          form: AutoIncrement
          attributes: ConstraintAttributes
        -: ColumnConstraint
          form: PrimaryKeyColumn
          attributes: ConstraintAttributes
        -: ColumnConstraint
          form: ColumnComment
            text: "it's the key"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: email
      type: TypeName
        name: varchar
        arguments: "255"
        character_set: "latin1"
      constraints
        -: ColumnConstraint
          form: ColumnCollation
            collation: latin1_bin
          attributes: ConstraintAttributes
        -: ColumnConstraint
          form: Default
            value: string ""
          attributes: ConstraintAttributes
        -: ColumnConstraint
          form: NotNull
          attributes: ConstraintAttributes
        -: ColumnConstraint
          form: UniqueColumn
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: state
      type: TypeName
        name: enum
        arguments: "'new'", "'it''s'", "'old'"
      constraints
        -: ColumnConstraint
          form: ColumnOption
            option: Option
              name: "INVISIBLE"
          attributes: ConstraintAttributes
        -: ColumnConstraint
          form: Default
            value: string "new"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: made
      type: TypeName
        name: timestamp
        arguments: "6"
      constraints
        -: ColumnConstraint
          form: Null
          attributes: ConstraintAttributes
        -: ColumnConstraint
          form: Default
            value: Call
              function: current_timestamp
              arguments
                -: Argument
                  value: integer "6"
          attributes: ConstraintAttributes
        -: ColumnConstraint
          form: OnUpdate
            value: Call
              function: current_timestamp
              arguments
                -: Argument
                  value: integer "6"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: full_name
      type: TypeName
        name: text
      constraints
        -: ColumnConstraint
          form: Generated
            value: Call
              function: concat
              arguments
                -: Argument
                  value: ColumnReference
                    parts: first
                -: Argument
                  value: string " "
                -: Argument
                  value: ColumnReference
                    parts: last
            storage: "STORED"
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: team
      type: TypeName
        name: int
      constraints
        -: ColumnConstraint
          form: References
            table: teams
            columns: id
            on_delete: SET NULL
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: score
      type: TypeName
        name: int
      constraints
        -: ColumnConstraint
          name: positive
          form: Check
            condition: Binary
              op: ">"
              left: ColumnReference
                parts: score
              right: integer "0"
          attributes: ConstraintAttributes
            enforced: no
    -: ColumnDefinition
      name: place
      type: TypeName
        name: point
      constraints
        -: ColumnConstraint
          form: NotNull
          attributes: ConstraintAttributes
        -: ColumnConstraint
          form: ColumnOption
            option: Option
              name: "SRID"
              value: "4326"
          attributes: ConstraintAttributes
--- written
CREATE TABLE IF NOT EXISTS app.users (
  id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'it''s the key',
  email varchar(255) CHARACTER SET latin1 COLLATE latin1_bin DEFAULT '' NOT NULL UNIQUE,
  state enum('new', 'it''s', 'old') INVISIBLE DEFAULT 'new',
  made timestamp(6) NULL DEFAULT current_timestamp(6) ON UPDATE current_timestamp(6),
  full_name text GENERATED ALWAYS AS (concat(first, ' ', last)) STORED,
  team int REFERENCES teams (id) ON DELETE SET NULL,
  score int CONSTRAINT positive CHECK (score > 0) NOT ENFORCED,
  place point NOT NULL SRID 4326
);

--- case: keys, constraints and options
--- up
CREATE TABLE t (
  a int, b varchar(100), c geometry NOT NULL, j json,
  PRIMARY KEY (a, b(10) DESC) USING BTREE,
  UNIQUE INDEX u (b) COMMENT 'once' INVISIBLE,
  KEY (a),
  KEY of_value ((cast(j->>'$.x' AS unsigned))),
  FULLTEXT KEY words (b) WITH PARSER ngram,
  SPATIAL INDEX place (c),
  CONSTRAINT fk FOREIGN KEY fki (a, b) REFERENCES app.p (x, y) ON DELETE CASCADE ON UPDATE SET NULL,
  CONSTRAINT CHECK (a > 0)
) ENGINE = InnoDB, AUTO_INCREMENT 5 DEFAULT CHARACTER SET utf8mb4 COLLATE = utf8mb4_bin
  COMMENT='x' ROW_FORMAT=DYNAMIC STATS_PERSISTENT=0;
--- ast
CreateTable
  table: t
  elements
    -: ColumnDefinition
      name: a
      type: TypeName
        name: int
    -: ColumnDefinition
      name: b
      type: TypeName
        name: varchar
        arguments: "100"
    -: ColumnDefinition
      name: c
      type: TypeName
        name: geometry
      constraints
        -: ColumnConstraint
          form: NotNull
          attributes: ConstraintAttributes
    -: ColumnDefinition
      name: j
      type: TypeName
        name: json
    -: TableConstraint
      form: KeyConstraint
        primary
        columns
          -: IndexPart
            column: a
          -: IndexPart
            column: b
            prefix_length: 10
            direction: descending
        method: "btree"
      attributes: ConstraintAttributes
    -: TableConstraint
      form: KeyConstraint
        index_name: u
        columns
          -: IndexPart
            column: b
        storage
          -: Option
            name: "COMMENT"
            value: "'once'"
          -: Option
            name: "INVISIBLE"
      attributes: ConstraintAttributes
    -: IndexDefinition
      parts
        -: IndexPart
          column: a
    -: IndexDefinition
      name: of_value
      parts
        -: IndexPart
          expression: Cast
            operand: Binary
              op: "->>"
              left: ColumnReference
                parts: j
              right: string "$.x"
            type: TypeName
              name: unsigned
    -: IndexDefinition
      name: words
      kind: "FULLTEXT"
      parts
        -: IndexPart
          column: b
      options
        -: Option
          name: "WITH PARSER"
          value: "ngram"
    -: IndexDefinition
      name: place
      kind: "SPATIAL"
      parts
        -: IndexPart
          column: c
    -: TableConstraint
      name: fk
      form: ForeignKey
        index_name: fki
        columns: a, b
        references: References
          table: app.p
          columns: x, y
          on_delete: CASCADE
          on_update: SET NULL
      attributes: ConstraintAttributes
    -: TableConstraint
      form: Check
        condition: Binary
          op: ">"
          left: ColumnReference
            parts: a
          right: integer "0"
      attributes: ConstraintAttributes
  options
    -: Option
      name: "ENGINE"
      value: "InnoDB"
    -: Option
      name: "AUTO_INCREMENT"
      value: "5"
    -: Option
      name: "DEFAULT CHARSET"
      value: "utf8mb4"
    -: Option
      name: "COLLATE"
      value: "utf8mb4_bin"
    -: Option
      name: "COMMENT"
      value: "'x'"
    -: Option
      name: "ROW_FORMAT"
      value: "DYNAMIC"
    -: Option
      name: "STATS_PERSISTENT"
      value: "0"
--- written
CREATE TABLE t (
  a int,
  b varchar(100),
  c geometry NOT NULL,
  j json,
  PRIMARY KEY (a, b(10) DESC) USING btree,
  UNIQUE u (b) COMMENT 'once' INVISIBLE,
  KEY (a),
  KEY of_value ((CAST(j ->> '$.x' AS unsigned))),
  FULLTEXT KEY words (b) WITH PARSER ngram,
  SPATIAL KEY place (c),
  CONSTRAINT fk FOREIGN KEY fki (a, b) REFERENCES app.p (x, y) ON DELETE CASCADE ON UPDATE SET NULL,
  CHECK (a > 0)
) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='x' ROW_FORMAT=DYNAMIC STATS_PERSISTENT=0;

--- case: spellings of types
--- up
CREATE TABLE t (a integer(11), b bool, c int4 unsigned, d double precision, e real, f dec(10, 2) zerofill,
  g character varying(10), h national char(3), i nchar(4), j long varchar, k long varbinary, l char(10) binary,
  m serial, n char(1) ascii, o set('a', 'b'), p bit(1) DEFAULT b'0', q year, r uuid, s inet6);
--- written
CREATE TABLE t (
  a int(11),
  b tinyint(1),
  c int unsigned,
  d double,
  e double,
  f decimal(10, 2) unsigned zerofill,
  g varchar(10),
  h char(3) CHARACTER SET utf8mb3,
  i char(4) CHARACTER SET utf8mb3,
  j mediumtext,
  k mediumblob,
  l char(10) BINARY,
  m bigint unsigned NOT NULL AUTO_INCREMENT UNIQUE,
  n char(1) CHARACTER SET latin1,
  o set('a', 'b'),
  p bit(1) DEFAULT B'0',
  q year,
  r uuid,
  s inet6
);

--- case: like another table, or from a query
--- up
CREATE TABLE a LIKE app.b;
CREATE TABLE a (LIKE b);
CREATE TEMPORARY TABLE x AS SELECT 1 AS a;
CREATE TABLE x (id int) IGNORE SELECT * FROM y;
CREATE OR REPLACE TABLE w SELECT 1 a UNION SELECT 2;
--- written
CREATE TABLE a LIKE app.b;
CREATE TABLE a LIKE b;
CREATE TEMPORARY TABLE x AS SELECT 1 AS a;
CREATE TABLE x (
  id int
) IGNORE AS SELECT * FROM y;
CREATE OR REPLACE TABLE w AS SELECT 1 AS a UNION SELECT 2;

--- case: system versions and periods
--- up
CREATE TABLE v (
  a int WITHOUT SYSTEM VERSIONING,
  s timestamp(6) GENERATED ALWAYS AS ROW START,
  e timestamp(6) GENERATED ALWAYS AS ROW END,
  PERIOD FOR SYSTEM_TIME (s, e),
  PERIOD FOR valid (d1, d2),
  UNIQUE (a, valid WITHOUT OVERLAPS)
) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME INTERVAL 1 WEEK (PARTITION p0 HISTORY, PARTITION pn CURRENT);
--- written
CREATE TABLE v (
  a int WITHOUT SYSTEM VERSIONING,
  s timestamp(6) GENERATED ALWAYS AS ROW START,
  e timestamp(6) GENERATED ALWAYS AS ROW END,
  PERIOD FOR SYSTEM_TIME (s, e),
  PERIOD FOR valid (d1, d2),
  UNIQUE (a, valid WITHOUT OVERLAPS)
) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME INTERVAL 1 WEEK (PARTITION p0 HISTORY, PARTITION pn CURRENT);
