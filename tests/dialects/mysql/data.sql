--- case: inserts
--- up
INSERT IGNORE INTO app.t (a, b) VALUES (1, DEFAULT), (2, NULL) AS new (x, y) ON DUPLICATE KEY UPDATE a = new.x + values(b);
INSERT INTO t SET a = 1, b = 'x';
INSERT INTO t (a) (SELECT 1) UNION ALL (SELECT 2);
INSERT INTO t VALUES (1) RETURNING id, a AS b;
REPLACE INTO t TABLE u;
--- ast
Insert
  modifiers: "IGNORE"
  table: app.t
  columns
    -: ColumnReference
      parts: a
    -: ColumnReference
      parts: b
  source: Query
    body: Values
      rows
        -
          -: integer "1"
          -: DefaultValue
        -
          -: integer "2"
          -: null
  row_alias: new
  row_alias_columns: x, y
  on_duplicate
    -: Assignment
      targets
        -: ColumnReference
          parts: a
      value: Binary
        op: "+"
        left: ColumnReference
          parts: new, x
        right: Call
          function: values
          arguments
            -: Argument
              value: ColumnReference
                parts: b
Insert
  table: t
  set
    -: Assignment
      targets
        -: ColumnReference
          parts: a
      value: integer "1"
    -: Assignment
      targets
        -: ColumnReference
          parts: b
      value: string "x"
Insert
  table: t
  columns
    -: ColumnReference
      parts: a
  source: Query
    body: SetOperation
      op: "UNION"
      all
      left: Query
        body: Select
          items
            -: SelectItem
              value: integer "1"
      right: Query
        body: Select
          items
            -: SelectItem
              value: integer "2"
Insert
  table: t
  source: Query
    body: Values
      rows
        -
          -: integer "1"
  returning
    -: SelectItem
      value: ColumnReference
        parts: id
    -: SelectItem
      value: ColumnReference
        parts: a
      alias: b
Insert
  replace
  table: t
  source: Query
    body: TableQuery
      table: u
--- written
INSERT IGNORE INTO app.t (a, b) VALUES (1, DEFAULT), (2, NULL) AS new (x, y) ON DUPLICATE KEY UPDATE a = new.x + values(b);
INSERT INTO t SET a = 1, b = 'x';
INSERT INTO t (a) SELECT 1 UNION ALL SELECT 2;
INSERT INTO t VALUES (1) RETURNING id, a AS b;
REPLACE INTO t TABLE u;

--- case: updates and deletes
--- up
UPDATE LOW_PRIORITY t SET a = a + 1, b = DEFAULT WHERE id = 1 ORDER BY id LIMIT 10;
UPDATE a JOIN b ON a.id = b.a_id SET a.x = b.y WHERE b.z IS NULL;
DELETE QUICK FROM t WHERE a = 1 ORDER BY id LIMIT 5;
DELETE a, b FROM a INNER JOIN b INNER JOIN c WHERE a.id = b.id;
DELETE FROM a.*, b.* USING a JOIN b ON a.id = b.id;
WITH c AS (SELECT 1) DELETE FROM t WHERE id IN (SELECT * FROM c);
--- ast
Update
  modifiers: "LOW_PRIORITY"
  tables
    -: TableReference
      form: NamedTable
        name: t
  assignments
    -: Assignment
      targets
        -: ColumnReference
          parts: a
      value: Binary
        op: "+"
        left: ColumnReference
          parts: a
        right: integer "1"
    -: Assignment
      targets
        -: ColumnReference
          parts: b
      value: DefaultValue
  where: Binary
    op: "="
    left: ColumnReference
      parts: id
    right: integer "1"
  order_by
    -: OrderItem
      value: ColumnReference
        parts: id
  limit: integer "10"
Update
  tables
    -: TableReference
      form: Join
        left: TableReference
          form: NamedTable
            name: a
        right: TableReference
          form: NamedTable
            name: b
        on: Binary
          op: "="
          left: ColumnReference
            parts: a, id
          right: ColumnReference
            parts: b, a_id
  assignments
    -: Assignment
      targets
        -: ColumnReference
          parts: a, x
      value: ColumnReference
        parts: b, y
  where: IsTest
    operand: ColumnReference
      parts: b, z
    test: "NULL"
Delete
  modifiers: "QUICK"
  from
    -: TableReference
      form: NamedTable
        name: t
  where: Binary
    op: "="
    left: ColumnReference
      parts: a
    right: integer "1"
  order_by
    -: OrderItem
      value: ColumnReference
        parts: id
  limit: integer "5"
Delete
  targets: a, b
  from
    -: TableReference
      form: Join
        kind: "INNER"
        left: TableReference
          form: NamedTable
            name: a
        right: TableReference
          form: Join
            kind: "INNER"
            left: TableReference
              form: NamedTable
                name: b
            right: TableReference
              form: NamedTable
                name: c
  where: Binary
    op: "="
    left: ColumnReference
      parts: a, id
    right: ColumnReference
      parts: b, id
Delete
  targets: a, b
  targets_after_from
  using_tables
    -: TableReference
      form: Join
        left: TableReference
          form: NamedTable
            name: a
        right: TableReference
          form: NamedTable
            name: b
        on: Binary
          op: "="
          left: ColumnReference
            parts: a, id
          right: ColumnReference
            parts: b, id
Delete
  with: With
    tables
      -: CommonTable
        name: c
        body: Query
          body: Select
            items
              -: SelectItem
                value: integer "1"
  from
    -: TableReference
      form: NamedTable
        name: t
  where: In
    operand: ColumnReference
      parts: id
    query: Query
      body: Select
        items
          -: SelectItem
            value: ColumnReference
              star
        from
          -: TableReference
            form: NamedTable
              name: c
--- written
UPDATE LOW_PRIORITY t SET a = a + 1, b = DEFAULT WHERE id = 1 ORDER BY id LIMIT 10;
UPDATE a JOIN b ON a.id = b.a_id SET a.x = b.y WHERE b.z IS NULL;
DELETE QUICK FROM t WHERE a = 1 ORDER BY id LIMIT 5;
DELETE a, b FROM a INNER JOIN (b INNER JOIN c) WHERE a.id = b.id;
DELETE FROM a, b USING a JOIN b ON a.id = b.id;
WITH c AS (SELECT 1) DELETE FROM t WHERE id IN (SELECT * FROM c);

--- case: files, calls
--- up
LOAD DATA LOCAL INFILE 'x.csv' REPLACE INTO TABLE t CHARACTER SET utf8 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"'
  LINES TERMINATED BY '\n' IGNORE 1 LINES (a, @b) SET c = @b + 1;
CALL app.p;
DO sleep(1), 2;
--- ast
LoadData
  table: t
  file: "x.csv"
  local
  on_duplicate: "REPLACE"
  columns
    -: ColumnReference
      parts: a
    -: Parameter
      text: "@b"
  set
    -: Assignment
      targets
        -: ColumnReference
          parts: c
      value: Binary
        op: "+"
        left: Parameter
          text: "@b"
        right: integer "1"
  format: "CHARACTER SET utf8 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"'\n  LINES TERMINATED BY '\\n' IGNORE 1 LINES"
CallProcedure
  procedure: app.p
Evaluate
  values
    -: Call
      function: sleep
      arguments
        -: Argument
          value: integer "1"
    -: integer "2"

--- case: LOAD DATA that passes over lines, or over rows that are there
--- up
LOAD DATA LOCAL INFILE 'a.csv' IGNORE INTO TABLE t PARTITION (p0) FIELDS TERMINATED BY ',' IGNORE 1 LINES (a, b);
LOAD DATA INFILE 'a.csv' INTO TABLE t IGNORE 2 ROWS;
LOAD DATA INFILE 'a.csv' IGNORE INTO TABLE t;
LOAD XML INFILE 'a.xml' INTO TABLE t ROWS IDENTIFIED BY '<row>';
--- ast
LoadData
  table: t
  file: "a.csv"
  local
  on_duplicate: "IGNORE"
  columns
    -: ColumnReference
      parts: a
    -: ColumnReference
      parts: b
  format: "PARTITION (p0) FIELDS TERMINATED BY ',' IGNORE 1 LINES"
LoadData
  table: t
  file: "a.csv"
  format: "IGNORE 2 ROWS"
LoadData
  table: t
  file: "a.csv"
  on_duplicate: "IGNORE"
Command
  verb: "LOAD XML"
  text: "INFILE 'a.xml' INTO TABLE t ROWS IDENTIFIED BY '<row>'"
--- written
LOAD DATA LOCAL INFILE 'a.csv' IGNORE INTO TABLE t PARTITION (p0) FIELDS TERMINATED BY ',' IGNORE 1 LINES (a, b);
LOAD DATA INFILE 'a.csv' INTO TABLE t IGNORE 2 ROWS;
LOAD DATA INFILE 'a.csv' IGNORE INTO TABLE t;
LOAD XML INFILE 'a.xml' INTO TABLE t ROWS IDENTIFIED BY '<row>';
