--- case: INSERT
--- up
INSERT INTO main.t AS x (a, b) VALUES (1, 2), (3, 4) RETURNING a, b AS c, *;
INSERT OR IGNORE INTO t SELECT * FROM u;
REPLACE INTO t (a) VALUES (1);
INSERT INTO t DEFAULT VALUES;
WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x;
--- ast
Insert
  table: main.t
  alias: x
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
          -: integer "2"
        -
          -: integer "3"
          -: integer "4"
  returning
    -: SelectItem
      value: ColumnReference
        parts: a
    -: SelectItem
      value: ColumnReference
        parts: b
      alias: c
    -: SelectItem
      value: ColumnReference
        star
Insert
  or_action: "IGNORE"
  table: t
  source: Query
    body: Select
      items
        -: SelectItem
          value: ColumnReference
            star
      from
        -: TableReference
          form: NamedTable
            name: u
Insert
  replace
  table: t
  columns
    -: ColumnReference
      parts: a
  source: Query
    body: Values
      rows
        -
          -: integer "1"
Insert
  table: t
  default_values
Insert
  with: With
    tables
      -: CommonTable
        name: x
        body: Query
          body: Select
            items
              -: SelectItem
                value: integer "1"
  table: t
  source: Query
    body: Select
      items
        -: SelectItem
          value: ColumnReference
            star
      from
        -: TableReference
          form: NamedTable
            name: x
--- written
INSERT INTO main.t AS x (a, b) VALUES (1, 2), (3, 4) RETURNING a, b AS c, *;
INSERT OR IGNORE INTO t SELECT * FROM u;
REPLACE INTO t (a) VALUES (1);
INSERT INTO t DEFAULT VALUES;
WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x;

--- case: what happens on a conflict, one clause after the other
--- up
INSERT INTO t (a) VALUES (1)
  ON CONFLICT (a COLLATE nocase, b DESC) WHERE a > 1 DO UPDATE SET b = excluded.b, (c, d) = (1, 2) WHERE t.a > 1
  ON CONFLICT (b) DO NOTHING
  ON CONFLICT DO UPDATE SET a = 2;
INSERT INTO t SELECT * FROM u WHERE true ON CONFLICT DO NOTHING;
INSERT INTO t SELECT * FROM u JOIN v USING (a) ON CONFLICT DO NOTHING;
--- ast
Insert
  table: t
  columns
    -: ColumnReference
      parts: a
  source: Query
    body: Values
      rows
        -
          -: integer "1"
  on_conflict
    -: OnConflict
      target
        -: Collate
          operand: ColumnReference
            parts: a
          collation: nocase
        -: ColumnReference
          parts: b
      target_tails: "", "DESC"
      target_where: Binary
        op: ">"
        left: ColumnReference
          parts: a
        right: integer "1"
      update
      assignments
        -: Assignment
          targets
            -: ColumnReference
              parts: b
          value: ColumnReference
            parts: excluded, b
        -: Assignment
          targets
            -: ColumnReference
              parts: c
            -: ColumnReference
              parts: d
          value: RowValue
            elements
              -: integer "1"
              -: integer "2"
      where: Binary
        op: ">"
        left: ColumnReference
          parts: t, a
        right: integer "1"
    -: OnConflict
      target
        -: ColumnReference
          parts: b
    -: OnConflict
      update
      assignments
        -: Assignment
          targets
            -: ColumnReference
              parts: a
          value: integer "2"
Insert
  table: t
  source: Query
    body: Select
      items
        -: SelectItem
          value: ColumnReference
            star
      from
        -: TableReference
          form: NamedTable
            name: u
      where: boolean "true"
  on_conflict
    -: OnConflict
Insert
  table: t
  source: Query
    body: Select
      items
        -: SelectItem
          value: ColumnReference
            star
      from
        -: TableReference
          form: Join
            left: TableReference
              form: NamedTable
                name: u
            right: TableReference
              form: NamedTable
                name: v
            using_columns: a
  on_conflict
    -: OnConflict
--- written
INSERT INTO t (a) VALUES (1) ON CONFLICT ((a COLLATE nocase), b DESC) WHERE a > 1 DO UPDATE SET b = excluded.b, (c, d) = (1, 2) WHERE t.a > 1 ON CONFLICT (b) DO NOTHING ON CONFLICT DO UPDATE SET a = 2;
INSERT INTO t SELECT * FROM u WHERE TRUE ON CONFLICT DO NOTHING;
INSERT INTO t SELECT * FROM u JOIN v USING (a) ON CONFLICT DO NOTHING;

--- case: behind a table of FROM, ON begins its condition
--- up
INSERT INTO t SELECT * FROM u ON CONFLICT DO NOTHING;  -- error: syntax-error
INSERT INTO t SELECT * FROM u JOIN v ON conflict(a);

--- case: UPDATE
--- up
UPDATE OR FAIL main.t AS x INDEXED BY i SET a = 1, (b, c) = (SELECT 1, 2) FROM u, v WHERE u.id = x.id RETURNING a;
UPDATE t SET a = a + 1 WHERE b ORDER BY a LIMIT 5 OFFSET 2;
WITH x AS (SELECT 1) UPDATE t SET a = 1;
--- ast
Update
  or_action: "FAIL"
  tables
    -: TableReference
      form: NamedTable
        name: main.t
        hints: "INDEXED BY i"
      alias: x
  assignments
    -: Assignment
      targets
        -: ColumnReference
          parts: a
      value: integer "1"
    -: Assignment
      targets
        -: ColumnReference
          parts: b
        -: ColumnReference
          parts: c
      value: Subquery
        kind: scalar
        query: Query
          body: Select
            items
              -: SelectItem
                value: integer "1"
              -: SelectItem
                value: integer "2"
  from
    -: TableReference
      form: NamedTable
        name: u
    -: TableReference
      form: NamedTable
        name: v
  where: Binary
    op: "="
    left: ColumnReference
      parts: u, id
    right: ColumnReference
      parts: x, id
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
      value: Binary
        op: "+"
        left: ColumnReference
          parts: a
        right: integer "1"
  where: ColumnReference
    parts: b
  order_by
    -: OrderItem
      value: ColumnReference
        parts: a
  limit: integer "5"
  offset: integer "2"
Update
  with: With
    tables
      -: CommonTable
        name: x
        body: Query
          body: Select
            items
              -: SelectItem
                value: integer "1"
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
--- written
UPDATE OR FAIL main.t AS x INDEXED BY i SET a = 1, (b, c) = (SELECT 1, 2) FROM u, v WHERE u.id = x.id RETURNING a;
UPDATE t SET a = a + 1 WHERE b ORDER BY a LIMIT 5 OFFSET 2;
WITH x AS (SELECT 1) UPDATE t SET a = 1;

--- case: DELETE
--- up
DELETE FROM main.t AS x NOT INDEXED WHERE x.a = 1 RETURNING *;
DELETE FROM t ORDER BY a DESC LIMIT 5;
WITH x AS (SELECT 1) DELETE FROM t WHERE a IN x;
--- ast
Delete
  from
    -: TableReference
      form: NamedTable
        name: main.t
        hints: "NOT INDEXED"
      alias: x
  where: Binary
    op: "="
    left: ColumnReference
      parts: x, a
    right: integer "1"
  returning
    -: SelectItem
      value: ColumnReference
        star
Delete
  from
    -: TableReference
      form: NamedTable
        name: t
  order_by
    -: OrderItem
      value: ColumnReference
        parts: a
      direction: descending
  limit: integer "5"
Delete
  with: With
    tables
      -: CommonTable
        name: x
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
      parts: a
    query: Query
      body: Select
        items
          -: SelectItem
            value: ColumnReference
              star
        from
          -: TableReference
            form: NamedTable
              name: x
--- written
DELETE FROM main.t AS x NOT INDEXED WHERE x.a = 1 RETURNING *;
DELETE FROM t ORDER BY a DESC LIMIT 5;
WITH x AS (SELECT 1) DELETE FROM t WHERE a IN (SELECT * FROM x);

--- case: forms of other databases do not exist here
--- up
INSERT INTO t SET a = 1;  -- error: syntax-error
INSERT INTO t (a) VALUES (DEFAULT);  -- error: syntax-error
INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = 1;  -- error: syntax-error
UPDATE t x SET a = 1;  -- error: syntax-error
DELETE FROM t USING u;  -- error: syntax-error
TRUNCATE t;  -- error: syntax-error
