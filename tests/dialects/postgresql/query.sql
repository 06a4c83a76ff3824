--- case: everything that SELECT can have
--- up
WITH RECURSIVE a (x) AS NOT MATERIALIZED (SELECT 1), b AS (INSERT INTO t VALUES (1) RETURNING *)
SELECT DISTINCT ON (x, y) x AS "X", y z, t.*, * FROM a, ONLY b AS c (d, e) LEFT JOIN f ON g = h CROSS JOIN i NATURAL FULL OUTER JOIN j
  JOIN (k JOIN l USING (m)) ON true, LATERAL (SELECT 1) n, generate_series(1, 3) WITH ORDINALITY AS o (p, q), ROWS FROM (f(1), g(2)) r, json_to_record('{}') AS s (u int)
WHERE v GROUP BY w, ROLLUP (x, y), GROUPING SETS ((a), ()) HAVING count(*) > 1 WINDOW win AS (PARTITION BY z)
ORDER BY 1 DESC NULLS FIRST, x USING <, y LIMIT 10 OFFSET 5 ROWS FOR UPDATE OF a NOWAIT FOR NO KEY UPDATE SKIP LOCKED;
--- ast
Query
  with: With
    recursive
    tables
      -: CommonTable
        name: a
        columns: x
        materialized: no
        body: Query
          body: Select
            items
              -: SelectItem
                value: integer "1"
      -: CommonTable
        name: b
        body: Insert
          table: t
          source: Query
            body: Values
              rows
                -
                  -: integer "1"
          returning
            -: SelectItem
              value: ColumnReference
                star
  body: Select
    distinct
    distinct_on
      -: ColumnReference
        parts: x
      -: ColumnReference
        parts: y
    items
      -: SelectItem
        value: ColumnReference
          parts: x
        alias: X
      -: SelectItem
        value: ColumnReference
          parts: y
        alias: z
      -: SelectItem
        value: ColumnReference
          parts: t
          star
      -: SelectItem
        value: ColumnReference
          star
    from
      -: TableReference
        form: NamedTable
          name: a
      -: TableReference
        form: Join
          left: TableReference
            form: Join
              kind: "FULL"
              natural
              left: TableReference
                form: Join
                  kind: "CROSS"
                  left: TableReference
                    form: Join
                      kind: "LEFT"
                      left: TableReference
                        form: NamedTable
                          name: b
                          only
                        alias: c
                        columns
                          -: ColumnDeclaration
                            name: d
                          -: ColumnDeclaration
                            name: e
                      right: TableReference
                        form: NamedTable
                          name: f
                      on: Binary
                        op: "="
                        left: ColumnReference
                          parts: g
                        right: ColumnReference
                          parts: h
                  right: TableReference
                    form: NamedTable
                      name: i
              right: TableReference
                form: NamedTable
                  name: j
          right: TableReference
            form: Join
              left: TableReference
                form: NamedTable
                  name: k
              right: TableReference
                form: NamedTable
                  name: l
              using_columns: m
          on: boolean "true"
      -: TableReference
        form: DerivedTable
          lateral
          query: Query
            body: Select
              items
                -: SelectItem
                  value: integer "1"
        alias: n
      -: TableReference
        form: TableFunction
          calls
            -: Call
              function: generate_series
              arguments
                -: Argument
                  value: integer "1"
                -: Argument
                  value: integer "3"
          with_ordinality
        alias: o
        columns
          -: ColumnDeclaration
            name: p
          -: ColumnDeclaration
            name: q
      -: TableReference
        form: TableFunction
          rows_from
          calls
            -: Call
              function: f
              arguments
                -: Argument
                  value: integer "1"
            -: Call
              function: g
              arguments
                -: Argument
                  value: integer "2"
        alias: r
      -: TableReference
        form: TableFunction
          calls
            -: Call
              function: json_to_record
              arguments
                -: Argument
                  value: string "{}"
        alias: s
        columns
          -: ColumnDeclaration
            name: u
            type: TypeName
              name: integer
    where: ColumnReference
      parts: v
    group_by
      -: ColumnReference
        parts: w
      -: Call
        function: rollup
        arguments
          -: Argument
            value: ColumnReference
              parts: x
          -: Argument
            value: ColumnReference
              parts: y
      -: Call
        function: "grouping sets"
        arguments
          -: Argument
            value: ColumnReference
              parts: a
          -: Argument
            value: RowValue
    having: Binary
      op: ">"
      left: Call
        function: count
        star
      right: integer "1"
    windows
      -: NamedWindow
        name: win
        window: WindowSpec
          partition_by
            -: ColumnReference
              parts: z
  order_by
    -: OrderItem
      value: integer "1"
      direction: descending
      nulls: first
    -: OrderItem
      value: ColumnReference
        parts: x
      using_operator: "<"
    -: OrderItem
      value: ColumnReference
        parts: y
  limit: integer "10"
  offset: integer "5"
  locks
    -: RowLock
      strength: "UPDATE"
      tables: a
      wait: "NOWAIT"
    -: RowLock
      strength: "NO KEY UPDATE"
      wait: "SKIP LOCKED"
--- written
WITH RECURSIVE a (x) AS NOT MATERIALIZED (SELECT 1), b AS (INSERT INTO t VALUES (1) RETURNING *) SELECT DISTINCT ON (x, y) x AS "X", y AS z, t.*, * FROM a, ONLY b AS c (d, e) LEFT JOIN f ON g = h CROSS JOIN i NATURAL FULL JOIN j JOIN (k JOIN l USING (m)) ON TRUE, LATERAL (SELECT 1) AS n, generate_series(1, 3) WITH ORDINALITY AS o (p, q), ROWS FROM (f(1), g(2)) AS r, json_to_record('{}') AS s (u integer) WHERE v GROUP BY w, rollup(x, y), GROUPING SETS(a, ()) HAVING count(*) > 1 WINDOW win AS (PARTITION BY z) ORDER BY 1 DESC NULLS FIRST, x USING <, y LIMIT 10 OFFSET 5 FOR UPDATE OF a NOWAIT FOR NO KEY UPDATE SKIP LOCKED;

--- case: set operations
--- up
SELECT 1 UNION ALL SELECT 2 INTERSECT SELECT 3 EXCEPT (SELECT 4 ORDER BY 1 LIMIT 1) ORDER BY 1;
(SELECT 1) UNION (SELECT 2); ((SELECT 1)); VALUES (1, DEFAULT), (2, 3); TABLE t; SELECT; SELECT FROM t FETCH FIRST 2 ROWS WITH TIES; SELECT 1 INTO TEMP x; (SELECT 1 LIMIT 1) ORDER BY 2;
SELECT * FROM a JOIN b JOIN c ON c.x = b.x ON a.x = b.x;
--- ast
Query
  body: SetOperation
    op: "EXCEPT"
    left: Query
      body: SetOperation
        op: "UNION"
        all
        left: Query
          body: Select
            items
              -: SelectItem
                value: integer "1"
        right: Query
          body: SetOperation
            op: "INTERSECT"
            left: Query
              body: Select
                items
                  -: SelectItem
                    value: integer "2"
            right: Query
              body: Select
                items
                  -: SelectItem
                    value: integer "3"
    right: Query
      body: Select
        items
          -: SelectItem
            value: integer "4"
      order_by
        -: OrderItem
          value: integer "1"
      limit: integer "1"
  order_by
    -: OrderItem
      value: integer "1"
Query
  body: SetOperation
    op: "UNION"
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
Query
  body: Select
    items
      -: SelectItem
        value: integer "1"
Query
  body: Values
    rows
      -
        -: integer "1"
        -: DefaultValue
      -
        -: integer "2"
        -: integer "3"
Query
  body: TableQuery
    table: t
Query
  body: Select
Query
  body: Select
    from
      -: TableReference
        form: NamedTable
          name: t
  limit: integer "2"
  fetch_with_ties
Query
  body: Select
    items
      -: SelectItem
        value: integer "1"
    into_table: x
    into_temporary
Query
  body: Select
    items
      -: SelectItem
        value: ColumnReference
          star
    from
      -: TableReference
        form: DerivedTable
          query: Query
            body: Select
              items
                -: SelectItem
                  value: integer "1"
            limit: integer "1"
  order_by
    -: OrderItem
      value: integer "2"
Query
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
              name: a
          right: TableReference
            form: Join
              left: TableReference
                form: NamedTable
                  name: b
              right: TableReference
                form: NamedTable
                  name: c
              on: Binary
                op: "="
                left: ColumnReference
                  parts: c, x
                right: ColumnReference
                  parts: b, x
          on: Binary
            op: "="
            left: ColumnReference
              parts: a, x
            right: ColumnReference
              parts: b, x
--- written
SELECT 1 UNION ALL SELECT 2 INTERSECT SELECT 3 EXCEPT (SELECT 4 ORDER BY 1 LIMIT 1) ORDER BY 1;
SELECT 1 UNION SELECT 2;
SELECT 1;
VALUES (1, DEFAULT), (2, 3);
TABLE t;
SELECT;
SELECT FROM t FETCH FIRST 2 ROWS WITH TIES;
SELECT 1 INTO TEMPORARY x;
SELECT * FROM (SELECT 1 LIMIT 1) ORDER BY 2;
SELECT * FROM a JOIN (b JOIN c ON c.x = b.x) ON a.x = b.x;

--- case: a window frame that begins with a subquery
--- up
SELECT sum(a) OVER (ORDER BY b ROWS (SELECT 1) + 1 PRECEDING) FROM t;
--- written
SELECT sum(a) OVER (ORDER BY b ROWS (SELECT 1) + 1 PRECEDING) FROM t;
