--- case: joins, groups, windows, locks
--- up
SELECT SQL_CALC_FOUND_ROWS DISTINCT a, count(*) AS n, group_concat(DISTINCT c ORDER BY c DESC SEPARATOR ', ')
FROM t AS x FORCE INDEX (i) JOIN (SELECT 1) d ON TRUE LEFT JOIN LATERAL (SELECT 2) l ON TRUE
WHERE a BETWEEN 1 AND 2 AND b NOT LIKE 'x%' ESCAPE '!'
GROUP BY a WITH ROLLUP HAVING n > 1 WINDOW w AS (PARTITION BY a ORDER BY b)
ORDER BY 1, n DESC LIMIT 10, 20 FOR UPDATE OF x SKIP LOCKED;
--- ast
Query
  body: Select
    modifiers: "SQL_CALC_FOUND_ROWS"
    distinct
    items
      -: SelectItem
        value: ColumnReference
          parts: a
      -: SelectItem
        value: Call
          function: count
          star
        alias: n
      -: SelectItem
        value: Call
          function: group_concat
          distinct
          arguments
            -: Argument
              value: ColumnReference
                parts: c
          order_by
            -: OrderItem
              value: ColumnReference
                parts: c
              direction: descending
          separator: ", "
    from
      -: TableReference
        form: Join
          kind: "LEFT"
          left: TableReference
            form: Join
              left: TableReference
                form: NamedTable
                  name: t
                  hints: "FORCE INDEX (i)"
                alias: x
              right: TableReference
                form: DerivedTable
                  query: Query
                    body: Select
                      items
                        -: SelectItem
                          value: integer "1"
                alias: d
              on: boolean "true"
          right: TableReference
            form: DerivedTable
              lateral
              query: Query
                body: Select
                  items
                    -: SelectItem
                      value: integer "2"
            alias: l
          on: boolean "true"
    where: Binary
      op: "AND"
      left: Between
        operand: ColumnReference
          parts: a
        low: integer "1"
        high: integer "2"
      right: Binary
        op: "NOT LIKE"
        left: ColumnReference
          parts: b
        right: string "x%"
        escape: string "!"
    group_by
      -: ColumnReference
        parts: a
    with_rollup
    having: Binary
      op: ">"
      left: ColumnReference
        parts: n
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
                parts: b
  order_by
    -: OrderItem
      value: integer "1"
    -: OrderItem
      value: ColumnReference
        parts: n
      direction: descending
  limit: integer "20"
  offset: integer "10"
  locks
    -: RowLock
      strength: "UPDATE"
      tables: x
      wait: "SKIP LOCKED"
--- written
SELECT SQL_CALC_FOUND_ROWS DISTINCT a, count(*) AS n, group_concat(DISTINCT c ORDER BY c DESC SEPARATOR ', ') FROM t AS x FORCE INDEX (i) JOIN (SELECT 1) AS d ON TRUE LEFT JOIN LATERAL (SELECT 2) AS l ON TRUE WHERE a BETWEEN 1 AND 2 AND b NOT LIKE 'x%' ESCAPE '!' GROUP BY a WITH ROLLUP HAVING n > 1 WINDOW w AS (PARTITION BY a ORDER BY b) ORDER BY 1, n DESC LIMIT 20 OFFSET 10 FOR UPDATE OF x SKIP LOCKED;

--- case: whose ON it is
--- up
SELECT * FROM a JOIN b JOIN c ON b.x = c.x ON a.x = b.x;
SELECT * FROM a, b NATURAL LEFT JOIN c CROSS JOIN d;
SELECT * FROM (a, b) LEFT JOIN c USING (x) STRAIGHT_JOIN d;
--- ast
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
                  parts: b, x
                right: ColumnReference
                  parts: c, x
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
        form: NamedTable
          name: a
      -: TableReference
        form: Join
          kind: "CROSS"
          left: TableReference
            form: Join
              kind: "LEFT"
              natural
              left: TableReference
                form: NamedTable
                  name: b
              right: TableReference
                form: NamedTable
                  name: c
          right: TableReference
            form: NamedTable
              name: d
Query
  body: Select
    items
      -: SelectItem
        value: ColumnReference
          star
    from
      -: TableReference
        form: Join
          kind: "STRAIGHT"
          left: TableReference
            form: Join
              kind: "LEFT"
              left: TableReference
                form: Join
                  kind: "CROSS"
                  left: TableReference
                    form: NamedTable
                      name: a
                  right: TableReference
                    form: NamedTable
                      name: b
              right: TableReference
                form: NamedTable
                  name: c
              using_columns: x
          right: TableReference
            form: NamedTable
              name: d
--- written
SELECT * FROM a JOIN (b JOIN c ON b.x = c.x) ON a.x = b.x;
SELECT * FROM a, b NATURAL LEFT JOIN c CROSS JOIN d;
SELECT * FROM a CROSS JOIN b LEFT JOIN c USING (x) STRAIGHT_JOIN d;

--- case: set operations
--- up
SELECT a FROM x UNION SELECT b FROM y INTERSECT SELECT c FROM z ORDER BY 1 LIMIT 5;
(SELECT 1 LIMIT 1) UNION ALL (SELECT 2) ORDER BY 1;
SELECT a FROM ((SELECT 1 AS a) UNION (SELECT 2)) q;
TABLE t ORDER BY a LIMIT 1;
VALUES ROW(1, 2), ROW(3, 4);
WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5) SELECT * FROM c;
--- written
SELECT a FROM x UNION SELECT b FROM y INTERSECT SELECT c FROM z ORDER BY 1 LIMIT 5;
(SELECT 1 LIMIT 1) UNION ALL SELECT 2 ORDER BY 1;
SELECT a FROM (SELECT 1 AS a UNION SELECT 2) AS q;
TABLE t ORDER BY a LIMIT 1;
VALUES ROW(1, 2), ROW(3, 4);
WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5) SELECT * FROM c;

--- case: tables of other kinds
--- up
SELECT * FROM json_table('[1]', '$[*]' COLUMNS (id FOR ORDINALITY, x int PATH '$.x' DEFAULT '0' ON EMPTY)) AS jt;
SELECT * FROM t FOR SYSTEM_TIME AS OF TIMESTAMP '2020-01-01' WHERE x = 1;
SELECT * FROM t PARTITION (p0, p1) AS a IGNORE INDEX FOR JOIN (i, j);
SELECT a INTO OUTFILE '/tmp/x' FIELDS TERMINATED BY ',' FROM t;
SELECT * FROM t OFFSET 5 ROWS FETCH NEXT 5 ROWS ONLY;
--- written
SELECT * FROM json_table('[1]', '$[*]' COLUMNS (id FOR ORDINALITY, x int PATH '$.x' DEFAULT '0' ON EMPTY)) AS jt;
SELECT * FROM t FOR SYSTEM_TIME AS OF TIMESTAMP '2020-01-01' WHERE x = 1;
SELECT * FROM t PARTITION (p0, p1) AS a IGNORE INDEX FOR JOIN (i, j);
SELECT a FROM t INTO OUTFILE '/tmp/x' FIELDS TERMINATED BY ',';
SELECT * FROM t LIMIT 5 OFFSET 5;
