--- case: the clauses of SELECT
--- up
SELECT DISTINCT a, t.b AS c, count(*) "n", t.*, *
FROM t AS x
WHERE a > 1 GROUP BY a, b HAVING count(*) > 1
WINDOW w AS (PARTITION BY a)
ORDER BY a DESC NULLS LAST, 2 COLLATE nocase LIMIT 10 OFFSET 5;
--- ast
Query
  body: Select
    distinct
    items
      -: SelectItem
        value: ColumnReference
          parts: a
      -: SelectItem
        value: ColumnReference
          parts: t, b
        alias: c
      -: SelectItem
        value: Call
          function: count
          star
        alias: n
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
          name: t
        alias: x
    where: Binary
      op: ">"
      left: ColumnReference
        parts: a
      right: integer "1"
    group_by
      -: ColumnReference
        parts: a
      -: ColumnReference
        parts: b
    having: Binary
      op: ">"
      left: Call
        function: count
        star
      right: integer "1"
    windows
      -: NamedWindow
        name: w
        window: WindowSpec
          partition_by
            -: ColumnReference
              parts: a
  order_by
    -: OrderItem
      value: ColumnReference
        parts: a
      direction: descending
      nulls: last
    -: OrderItem
      value: Collate
        operand: integer "2"
        collation: nocase
  limit: integer "10"
  offset: integer "5"
--- written
SELECT DISTINCT a, t.b AS c, count(*) AS n, t.*, * FROM t AS x WHERE a > 1 GROUP BY a, b HAVING count(*) > 1 WINDOW w AS (PARTITION BY a) ORDER BY a DESC NULLS LAST, 2 COLLATE nocase LIMIT 10 OFFSET 5;

--- case: joins bind from left to right
--- up
SELECT * FROM a, b LEFT JOIN c ON c.id = b.id NATURAL FULL OUTER JOIN d CROSS JOIN e JOIN f USING (x, y);
SELECT * FROM (a JOIN b) AS ab, (SELECT 1) AS one, json_each('[1]') AS j, main.t INDEXED BY i, u NOT INDEXED;
SELECT * FROM a, b ON a.x = b.x;
SELECT * FROM a LEFT RIGHT JOIN b;
--- ast
Query
  body: Select
    items
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
              kind: "CROSS"
              left: TableReference
                form: Join
                  kind: "FULL"
                  natural
                  left: TableReference
                    form: Join
                      kind: "LEFT"
                      left: TableReference
                        form: NamedTable
                          name: b
                      right: TableReference
                        form: NamedTable
                          name: c
                      on: Binary
                        op: "="
                        left: ColumnReference
                          parts: c, id
                        right: ColumnReference
                          parts: b, id
                  right: TableReference
                    form: NamedTable
                      name: d
              right: TableReference
                form: NamedTable
                  name: e
          right: TableReference
            form: NamedTable
              name: f
          using_columns: x, y
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
            form: NamedTable
              name: b
        alias: ab
      -: TableReference
        form: DerivedTable
          query: Query
            body: Select
              items
                -: SelectItem
                  value: integer "1"
        alias: one
      -: TableReference
        form: TableFunction
          calls
            -: Call
              function: json_each
              arguments
                -: Argument
                  value: string "[1]"
        alias: j
      -: TableReference
        form: NamedTable
          name: main.t
          hints: "INDEXED BY i"
      -: TableReference
        form: NamedTable
          name: u
          hints: "NOT INDEXED"
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
            form: NamedTable
              name: b
          on: Binary
            op: "="
            left: ColumnReference
              parts: a, x
            right: ColumnReference
              parts: b, x
Query
  body: Select
    items
      -: SelectItem
        value: ColumnReference
          star
    from
      -: TableReference
        form: Join
          kind: "FULL"
          left: TableReference
            form: NamedTable
              name: a
          right: TableReference
            form: NamedTable
              name: b
--- written
SELECT * FROM a, b LEFT JOIN c ON c.id = b.id NATURAL FULL JOIN d CROSS JOIN e JOIN f USING (x, y);
SELECT * FROM (a JOIN b) AS ab, (SELECT 1) AS one, json_each('[1]') AS j, main.t INDEXED BY i, u NOT INDEXED;
SELECT * FROM a JOIN b ON a.x = b.x;
SELECT * FROM a FULL JOIN b;

--- case: compound queries keep their order, LIMIT with a comma names the offset first
--- up
SELECT 1 UNION ALL SELECT 2 EXCEPT VALUES (3), (4) INTERSECT SELECT 5 ORDER BY 1 LIMIT 2, 3;
--- ast
Query
  body: SetOperation
    op: "INTERSECT"
    left: Query
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
              body: Select
                items
                  -: SelectItem
                    value: integer "2"
        right: Query
          body: Values
            rows
              -
                -: integer "3"
              -
                -: integer "4"
    right: Query
      body: Select
        items
          -: SelectItem
            value: integer "5"
  order_by
    -: OrderItem
      value: integer "1"
  limit: integer "3"
  offset: integer "2"
--- written
SELECT 1 UNION ALL SELECT 2 EXCEPT VALUES (3), (4) INTERSECT SELECT 5 ORDER BY 1 LIMIT 3 OFFSET 2;

--- case: common table expressions
--- up
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10),
  m AS MATERIALIZED (SELECT 1), k AS NOT MATERIALIZED (SELECT 2)
SELECT i FROM n, m, k;
--- ast
Query
  with: With
    recursive
    tables
      -: CommonTable
        name: n
        columns: i
        body: Query
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
                    value: Binary
                      op: "+"
                      left: ColumnReference
                        parts: i
                      right: integer "1"
                from
                  -: TableReference
                    form: NamedTable
                      name: n
                where: Binary
                  op: "<"
                  left: ColumnReference
                    parts: i
                  right: integer "10"
      -: CommonTable
        name: m
        materialized: yes
        body: Query
          body: Select
            items
              -: SelectItem
                value: integer "1"
      -: CommonTable
        name: k
        materialized: no
        body: Query
          body: Select
            items
              -: SelectItem
                value: integer "2"
  body: Select
    items
      -: SelectItem
        value: ColumnReference
          parts: i
    from
      -: TableReference
        form: NamedTable
          name: n
      -: TableReference
        form: NamedTable
          name: m
      -: TableReference
        form: NamedTable
          name: k
--- written
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10), m AS MATERIALIZED (SELECT 1), k AS NOT MATERIALIZED (SELECT 2) SELECT i FROM n, m, k;

--- case: where ORDER BY and LIMIT do not belong
--- up
SELECT 1 ORDER BY 1 UNION SELECT 2;  -- error: syntax-error
SELECT 1 LIMIT 1 UNION SELECT 2;  -- error: syntax-error
VALUES (1) ORDER BY 1;  -- error: syntax-error
(SELECT 1) UNION (SELECT 2);  -- error: syntax-error
SELECT * FROM t ON a = b;  -- error: syntax-error
SELECT * FROM t OUTER JOIN u;  -- error: syntax-error
SELECT * FROM t LEFT CROSS JOIN u;  -- error: syntax-error
