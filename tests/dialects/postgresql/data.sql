--- case: rows in, changed, out
--- up
INSERT INTO s.t AS x (a, b[1], c.d) OVERRIDING SYSTEM VALUE VALUES (1, DEFAULT, 'z') ON CONFLICT (a, lower(b) COLLATE "C") WHERE c DO UPDATE SET a = excluded.a, (b, c) = (1, 2) WHERE t.a > 0 RETURNING *, a AS q;
INSERT INTO t DEFAULT VALUES ON CONFLICT DO NOTHING; INSERT INTO t (a) SELECT 1 ON CONFLICT ON CONSTRAINT c DO NOTHING; WITH w AS (SELECT 1) INSERT INTO t TABLE w;
UPDATE ONLY t AS x SET a = 1, b[2] = DEFAULT FROM u JOIN v USING (i) WHERE x.a = u.a RETURNING a; UPDATE t SET a = 1 WHERE CURRENT OF c;
DELETE FROM t x USING u WHERE x.a = u.a RETURNING x.a; TRUNCATE TABLE ONLY a, b RESTART IDENTITY CASCADE;
MERGE INTO t USING u ON t.a = u.a WHEN MATCHED AND u.b THEN UPDATE SET a = 1 WHEN NOT MATCHED BY TARGET THEN INSERT (a) VALUES (u.a) WHEN NOT MATCHED BY SOURCE THEN DELETE WHEN MATCHED THEN DO NOTHING RETURNING t.a;
COPY t (a, b) FROM '/tmp/x' WITH (FORMAT csv, HEADER, DELIMITER ';', FORCE_NULL (a, b)) WHERE a > 0; COPY (SELECT 1) TO STDOUT CSV;
--- ast
Insert
  table: s.t
  alias: x
  columns
    -: ColumnReference
      parts: a
    -: Subscript
      operand: ColumnReference
        parts: b
      lower: integer "1"
    -: ColumnReference
      parts: c, d
  overriding: "SYSTEM"
  source: Query
    body: Values
      rows
        -
          -: integer "1"
          -: DefaultValue
          -: string "z"
  on_conflict
    -: OnConflict
      target
        -: ColumnReference
          parts: a
        -: Call
          function: lower
          arguments
            -: Argument
              value: ColumnReference
                parts: b
      target_tails: "", "COLLATE \"C\""
      target_where: ColumnReference
        parts: c
      update
      assignments
        -: Assignment
          targets
            -: ColumnReference
              parts: a
          value: ColumnReference
            parts: excluded, a
        -: Assignment
          targets
            -: ColumnReference
              parts: b
            -: ColumnReference
              parts: c
          value: RowValue
            elements
              -: integer "1"
              -: integer "2"
      where: Binary
        op: ">"
        left: ColumnReference
          parts: t, a
        right: integer "0"
  returning
    -: SelectItem
      value: ColumnReference
        star
    -: SelectItem
      value: ColumnReference
        parts: a
      alias: q
Insert
  table: t
  default_values
  on_conflict
    -: OnConflict
Insert
  table: t
  columns
    -: ColumnReference
      parts: a
  source: Query
    body: Select
      items
        -: SelectItem
          value: integer "1"
  on_conflict
    -: OnConflict
      constraint: c
Insert
  with: With
    tables
      -: CommonTable
        name: w
        body: Query
          body: Select
            items
              -: SelectItem
                value: integer "1"
  table: t
  source: Query
    body: TableQuery
      table: w
Update
  tables
    -: TableReference
      form: NamedTable
        name: t
        only
      alias: x
  assignments
    -: Assignment
      targets
        -: ColumnReference
          parts: a
      value: integer "1"
    -: Assignment
      targets
        -: Subscript
          operand: ColumnReference
            parts: b
          lower: integer "2"
      value: DefaultValue
  from
    -: TableReference
      form: Join
        left: TableReference
          form: NamedTable
            name: u
        right: TableReference
          form: NamedTable
            name: v
        using_columns: i
  where: Binary
    op: "="
    left: ColumnReference
      parts: x, a
    right: ColumnReference
      parts: u, a
  returning
    -: SelectItem
      value: ColumnReference
        parts: a
Update
  tables
    -: TableReference
      form: NamedTable
        name: t
  assignments
    -: Assignment
      targets
        -: ColumnReference
          parts: a
      value: integer "1"
  current_of: c
Delete
  from
    -: TableReference
      form: NamedTable
        name: t
      alias: x
  using_tables
    -: TableReference
      form: NamedTable
        name: u
  where: Binary
    op: "="
    left: ColumnReference
      parts: x, a
    right: ColumnReference
      parts: u, a
  returning
    -: SelectItem
      value: ColumnReference
        parts: x, a
Truncate
  tables
    -: NamedTable
      name: a
      only
    -: NamedTable
      name: b
  restart_identity: yes
  cascade
Merge
  target: TableReference
    form: NamedTable
      name: t
  source: TableReference
    form: NamedTable
      name: u
  on: Binary
    op: "="
    left: ColumnReference
      parts: t, a
    right: ColumnReference
      parts: u, a
  when
    -: MergeWhen
      matched
      condition: ColumnReference
        parts: u, b
      action: "UPDATE"
      assignments
        -: Assignment
          targets
            -: ColumnReference
              parts: a
          value: integer "1"
    -: MergeWhen
      by: "TARGET"
      action: "INSERT"
      columns
        -: ColumnReference
          parts: a
      values
        -: ColumnReference
          parts: u, a
    -: MergeWhen
      by: "SOURCE"
      action: "DELETE"
    -: MergeWhen
      matched
      action: "DO NOTHING"
  returning
    -: SelectItem
      value: ColumnReference
        parts: t, a
Copy
  table: t
  columns: a, b
  from
  endpoint: "'/tmp/x'"
  options
    -: Option
      name: "FORMAT"
      value: "csv"
    -: Option
      name: "HEADER"
    -: Option
      name: "DELIMITER"
      value: "';'"
    -: Option
      name: "FORCE_NULL"
      value: "(a, b)"
  where: Binary
    op: ">"
    left: ColumnReference
      parts: a
    right: integer "0"
Copy
  query: Query
    body: Select
      items
        -: SelectItem
          value: integer "1"
  endpoint: "STDOUT"
  options
    -: Option
      name: "CSV"
--- written
INSERT INTO s.t AS x (a, b[1], c.d) OVERRIDING SYSTEM VALUE VALUES (1, DEFAULT, 'z') ON CONFLICT (a, lower(b) COLLATE "C") WHERE c DO UPDATE SET a = excluded.a, (b, c) = (1, 2) WHERE t.a > 0 RETURNING *, a AS q;
INSERT INTO t DEFAULT VALUES ON CONFLICT DO NOTHING;
INSERT INTO t (a) SELECT 1 ON CONFLICT ON CONSTRAINT c DO NOTHING;
WITH w AS (SELECT 1) INSERT INTO t TABLE w;
UPDATE ONLY t AS x SET a = 1, b[2] = DEFAULT FROM u JOIN v USING (i) WHERE x.a = u.a RETURNING a;
UPDATE t SET a = 1 WHERE CURRENT OF c;
DELETE FROM t AS x USING u WHERE x.a = u.a RETURNING x.a;
TRUNCATE TABLE ONLY a, b RESTART IDENTITY CASCADE;
MERGE INTO t USING u ON t.a = u.a WHEN MATCHED AND u.b THEN UPDATE SET a = 1 WHEN NOT MATCHED BY TARGET THEN INSERT (a) VALUES (u.a) WHEN NOT MATCHED BY SOURCE THEN DELETE WHEN MATCHED THEN DO NOTHING RETURNING t.a;
COPY t (a, b) FROM '/tmp/x' WITH (FORMAT csv, HEADER, DELIMITER ';', FORCE_NULL (a, b)) WHERE a > 0;
COPY (SELECT 1) TO STDOUT WITH CSV;
