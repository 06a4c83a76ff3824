--- case: operators bind as the manual's table says
--- up
SELECT a OR b AND NOT c = d + e * -f || g COLLATE nocase;
SELECT a < b = c & d | e << f, a -> '$.x' ->> 1 || 'y';
SELECT a = b IS NOT c, NOT a NOT LIKE b, ~ - + a;
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: Binary
          op: "OR"
          left: ColumnReference
            parts: a
          right: Binary
            op: "AND"
            left: ColumnReference
              parts: b
            right: Unary
              op: "NOT"
              operand: Binary
                op: "="
                left: ColumnReference
                  parts: c
                right: Binary
                  op: "+"
                  left: ColumnReference
                    parts: d
                  right: Binary
                    op: "*"
                    left: ColumnReference
                      parts: e
                    right: Binary
                      op: "||"
                      left: Unary
                        op: "-"
                        operand: ColumnReference
                          parts: f
                      right: Collate
                        operand: ColumnReference
                          parts: g
                        collation: nocase
Query
  body: Select
    items
      -: SelectItem
        value: Binary
          op: "="
          left: Binary
            op: "<"
            left: ColumnReference
              parts: a
            right: ColumnReference
              parts: b
          right: Binary
            op: "<<"
            left: Binary
              op: "|"
              left: Binary
                op: "&"
                left: ColumnReference
                  parts: c
                right: ColumnReference
                  parts: d
              right: ColumnReference
                parts: e
            right: ColumnReference
              parts: f
      -: SelectItem
        value: Binary
          op: "||"
          left: Binary
            op: "->>"
            left: Binary
              op: "->"
              left: ColumnReference
                parts: a
              right: string "$.x"
            right: integer "1"
          right: string "y"
Query
  body: Select
    items
      -: SelectItem
        value: Binary
          op: "IS NOT"
          left: Binary
            op: "="
            left: ColumnReference
              parts: a
            right: ColumnReference
              parts: b
          right: ColumnReference
            parts: c
      -: SelectItem
        value: Unary
          op: "NOT"
          operand: Binary
            op: "NOT LIKE"
            left: ColumnReference
              parts: a
            right: ColumnReference
              parts: b
      -: SelectItem
        value: Unary
          op: "~"
          operand: Unary
            op: "-"
            operand: Unary
              op: "+"
              operand: ColumnReference
                parts: a
--- written
SELECT a OR b AND NOT c = d + e * -f || g COLLATE nocase;
SELECT (a < b) = c & d | e << f, a -> '$.x' ->> 1 || 'y';
SELECT (a = b) IS NOT c, NOT a NOT LIKE b, ~ (- (+a));

--- case: tests and ranges
--- up
SELECT a IS NULL, a IS NOT NULL, a ISNULL, a NOTNULL, a NOT NULL, a IS TRUE, a IS NOT FALSE,
  a IS b, a IS NOT b, a IS DISTINCT FROM b, a IS NOT DISTINCT FROM b,
  a BETWEEN 1 AND 2 AND b, a NOT BETWEEN b = c AND d,
  a LIKE b ESCAPE '\', a NOT GLOB b, a REGEXP b, a MATCH b;
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: IsTest
          operand: ColumnReference
            parts: a
          test: "NULL"
      -: SelectItem
        value: IsTest
          operand: ColumnReference
            parts: a
          negated
          test: "NULL"
      -: SelectItem
        value: IsTest
          operand: ColumnReference
            parts: a
          test: "NULL"
      -: SelectItem
        value: IsTest
          operand: ColumnReference
            parts: a
          negated
          test: "NULL"
      -: SelectItem
        value: IsTest
          operand: ColumnReference
            parts: a
          negated
          test: "NULL"
      -: SelectItem
        value: IsTest
          operand: ColumnReference
            parts: a
          test: "TRUE"
      -: SelectItem
        value: IsTest
          operand: ColumnReference
            parts: a
          negated
          test: "FALSE"
      -: SelectItem
        value: Binary
          op: "IS"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
      -: SelectItem
        value: Binary
          op: "IS NOT"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
      -: SelectItem
        value: Binary
          op: "IS DISTINCT FROM"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
      -: SelectItem
        value: Binary
          op: "IS NOT DISTINCT FROM"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
      -: SelectItem
        value: Binary
          op: "AND"
          left: Between
            operand: ColumnReference
              parts: a
            low: integer "1"
            high: integer "2"
          right: ColumnReference
            parts: b
      -: SelectItem
        value: Between
          operand: ColumnReference
            parts: a
          low: Binary
            op: "="
            left: ColumnReference
              parts: b
            right: ColumnReference
              parts: c
          high: ColumnReference
            parts: d
          negated
      -: SelectItem
        value: Binary
          op: "LIKE"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
          escape: string "\\"
      -: SelectItem
        value: Binary
          op: "NOT GLOB"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
      -: SelectItem
        value: Binary
          op: "REGEXP"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
      -: SelectItem
        value: Binary
          op: "MATCH"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
--- written
SELECT a IS NULL, a IS NOT NULL, a IS NULL, a IS NOT NULL, a IS NOT NULL, a IS TRUE, a IS NOT FALSE, a IS b, a IS NOT b, a IS DISTINCT FROM b, a IS NOT DISTINCT FROM b, a BETWEEN 1 AND 2 AND b, a NOT BETWEEN (b = c) AND d, a LIKE b ESCAPE '\', a NOT GLOB b, a REGEXP b, a MATCH b;

--- case: membership; a table stands for all of its rows
--- up
SELECT a IN (1, 2), a NOT IN (), a IN (SELECT 1), a IN t, a NOT IN main.t, a IN json_each('[]'), (a, b) IN (SELECT 1, 2);
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: In
          operand: ColumnReference
            parts: a
          list
            -: integer "1"
            -: integer "2"
      -: SelectItem
        value: In
          operand: ColumnReference
            parts: a
          negated
      -: SelectItem
        value: In
          operand: ColumnReference
            parts: a
          query: Query
            body: Select
              items
                -: SelectItem
                  value: integer "1"
      -: SelectItem
        value: In
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
                    name: t
      -: SelectItem
        value: In
          operand: ColumnReference
            parts: a
          negated
          query: Query
            body: Select
              items
                -: SelectItem
                  value: ColumnReference
                    star
              from
                -: TableReference
                  form: NamedTable
                    name: main.t
      -: SelectItem
        value: In
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
                  form: TableFunction
                    calls
                      -: Call
                        function: json_each
                        arguments
                          -: Argument
                            value: string "[]"
      -: SelectItem
        value: In
          operand: RowValue
            elements
              -: ColumnReference
                parts: a
              -: ColumnReference
                parts: b
          query: Query
            body: Select
              items
                -: SelectItem
                  value: integer "1"
                -: SelectItem
                  value: integer "2"
--- written
SELECT a IN (1, 2), a NOT IN (), a IN (SELECT 1), a IN (SELECT * FROM t), a NOT IN (SELECT * FROM main.t), a IN (SELECT * FROM json_each('[]')), (a, b) IN (SELECT 1, 2);

--- case: operands
--- up
SELECT 1, 1.5, .5, 1e5, 0x1F, 1_000, 'it''s', x'1F', NULL, true, FALSE, ?, ?1, :a, @b, $c::d(e),
  CURRENT_DATE, current_timestamp, t.c, s.t.c, "q", [q], `q`, 'q'.c,
  (SELECT 1), EXISTS (SELECT 1), (1, 2) = (3, 4), ((a)),
  CAST(a AS decimal(10, 2)), CASE a WHEN 1 THEN 2 ELSE 3 END, CASE WHEN a THEN b END;
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: integer "1"
      -: SelectItem
        value: decimal "1.5"
      -: SelectItem
        value: decimal ".5"
      -: SelectItem
        value: decimal "1e5"
      -: SelectItem
        value: integer "0x1F"
      -: SelectItem
        value: integer "1_000"
      -: SelectItem
        value: string "it's"
      -: SelectItem
        value: hex string "1F"
      -: SelectItem
        value: null
      -: SelectItem
        value: boolean "true"
      -: SelectItem
        value: boolean "false"
      -: SelectItem
        value: Parameter
          text: "?"
      -: SelectItem
        value: Parameter
          text: "?1"
      -: SelectItem
        value: Parameter
          text: ":a"
      -: SelectItem
        value: Parameter
          text: "@b"
      -: SelectItem
        value: Parameter
          text: "$c::d(e)"
      -: SelectItem
        value: Call
          function: current_date
          bare
      -: SelectItem
        value: Call
          function: current_timestamp
          bare
      -: SelectItem
        value: ColumnReference
          parts: t, c
      -: SelectItem
        value: ColumnReference
          parts: s, t, c
      -: SelectItem
        value: ColumnReference
          parts: q
      -: SelectItem
        value: ColumnReference
          parts: q
      -: SelectItem
        value: ColumnReference
          parts: q
      -: SelectItem
        value: ColumnReference
          parts: q, c
      -: SelectItem
        value: Subquery
          kind: scalar
          query: Query
            body: Select
              items
                -: SelectItem
                  value: integer "1"
      -: SelectItem
        value: Subquery
          kind: exists
          query: Query
            body: Select
              items
                -: SelectItem
                  value: integer "1"
      -: SelectItem
        value: Binary
          op: "="
          left: RowValue
            elements
              -: integer "1"
              -: integer "2"
          right: RowValue
            elements
              -: integer "3"
              -: integer "4"
      -: SelectItem
        value: ColumnReference
          parts: a
      -: SelectItem
        value: Cast
          operand: ColumnReference
            parts: a
          type: TypeName
            name: decimal
            arguments: "10", "2"
      -: SelectItem
        value: Case
          operand: ColumnReference
            parts: a
          when
            -: WhenClause
              condition: integer "1"
              result: integer "2"
          otherwise: integer "3"
      -: SelectItem
        value: Case
          when
            -: WhenClause
              condition: ColumnReference
                parts: a
              result: ColumnReference
                parts: b
--- written
SELECT 1, 1.5, .5, 1e5, 0x1F, 1_000, 'it''s', X'1F', NULL, TRUE, FALSE, ?, ?1, :a, @b, $c::d(e), CURRENT_DATE, CURRENT_TIMESTAMP, t.c, s.t.c, q, q, q, q.c, (SELECT 1), EXISTS (SELECT 1), (1, 2) = (3, 4), a, CAST(a AS decimal(10,2)), CASE a WHEN 1 THEN 2 ELSE 3 END, CASE WHEN a THEN b END;

--- case: calls
--- up
SELECT count(*), count(DISTINCT a) FILTER (WHERE b), max(a, b), now(), group_concat(a, ',' ORDER BY b DESC),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY a), like(a, b), replace(a, 'x', 'y'), if(a, b, c);
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: Call
          function: count
          star
      -: SelectItem
        value: Call
          function: count
          distinct
          arguments
            -: Argument
              value: ColumnReference
                parts: a
          filter: ColumnReference
            parts: b
      -: SelectItem
        value: Call
          function: max
          arguments
            -: Argument
              value: ColumnReference
                parts: a
            -: Argument
              value: ColumnReference
                parts: b
      -: SelectItem
        value: Call
          function: now
      -: SelectItem
        value: Call
          function: group_concat
          arguments
            -: Argument
              value: ColumnReference
                parts: a
            -: Argument
              value: string ","
          order_by
            -: OrderItem
              value: ColumnReference
                parts: b
              direction: descending
      -: SelectItem
        value: Call
          function: percentile_cont
          arguments
            -: Argument
              value: decimal "0.5"
          within_group
            -: OrderItem
              value: ColumnReference
                parts: a
      -: SelectItem
        value: Call
          function: like
          arguments
            -: Argument
              value: ColumnReference
                parts: a
            -: Argument
              value: ColumnReference
                parts: b
      -: SelectItem
        value: Call
          function: replace
          arguments
            -: Argument
              value: ColumnReference
                parts: a
            -: Argument
              value: string "x"
            -: Argument
              value: string "y"
      -: SelectItem
        value: Call
          function: if
          arguments
            -: Argument
              value: ColumnReference
                parts: a
            -: Argument
              value: ColumnReference
                parts: b
            -: Argument
              value: ColumnReference
                parts: c
--- written
SELECT count(*), count(DISTINCT a) FILTER (WHERE b), max(a, b), now(), group_concat(a, ',' ORDER BY b DESC), percentile_cont(0.5) WITHIN GROUP (ORDER BY a), "like"(a, b), replace(a, 'x', 'y'), "if"(a, b, c);

--- case: windows
--- up
SELECT sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
  sum(a) OVER (ORDER BY c RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING EXCLUDE TIES),
  sum(a) OVER (w GROUPS CURRENT ROW EXCLUDE NO OTHERS), rank() OVER w, rank() OVER ()
FROM t WINDOW w AS (ORDER BY d), v AS (w ROWS 2 PRECEDING EXCLUDE CURRENT ROW);
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: Call
          function: sum
          arguments
            -: Argument
              value: ColumnReference
                parts: a
          over: WindowSpec
            partition_by
              -: ColumnReference
                parts: b
            order_by
              -: OrderItem
                value: ColumnReference
                  parts: c
            frame: WindowFrame
              unit: "ROWS"
              start: FrameBound
                kind: "UNBOUNDED PRECEDING"
              end: FrameBound
                kind: "CURRENT ROW"
      -: SelectItem
        value: Call
          function: sum
          arguments
            -: Argument
              value: ColumnReference
                parts: a
          over: WindowSpec
            order_by
              -: OrderItem
                value: ColumnReference
                  parts: c
            frame: WindowFrame
              unit: "RANGE"
              start: FrameBound
                kind: "PRECEDING"
                offset: integer "1"
              end: FrameBound
                kind: "FOLLOWING"
                offset: integer "2"
              exclude: "TIES"
      -: SelectItem
        value: Call
          function: sum
          arguments
            -: Argument
              value: ColumnReference
                parts: a
          over: WindowSpec
            base: w
            frame: WindowFrame
              unit: "GROUPS"
              start: FrameBound
                kind: "CURRENT ROW"
              exclude: "NO OTHERS"
      -: SelectItem
        value: Call
          function: rank
          over: WindowSpec
            base: w
            only_name
      -: SelectItem
        value: Call
          function: rank
          over: WindowSpec
    from
      -: TableReference
        form: NamedTable
          name: t
    windows
      -: NamedWindow
        name: w
        window: WindowSpec
          order_by
            -: OrderItem
              value: ColumnReference
                parts: d
      -: NamedWindow
        name: v
        window: WindowSpec
          base: w
          frame: WindowFrame
            unit: "ROWS"
            start: FrameBound
              kind: "PRECEDING"
              offset: integer "2"
            exclude: "CURRENT ROW"
--- written
SELECT sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), sum(a) OVER (ORDER BY c RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING EXCLUDE TIES), sum(a) OVER (w GROUPS CURRENT ROW EXCLUDE NO OTHERS), rank() OVER w, rank() OVER () FROM t WINDOW w AS (ORDER BY d), v AS (w ROWS 2 PRECEDING EXCLUDE CURRENT ROW);

--- case: what the grammar takes and the language does not
--- up
SELECT a BETWEEN 1;  -- error: syntax-error
SELECT a BETWEEN 1 OR 2;  -- error: syntax-error
SELECT a ESCAPE 'x';  -- error: syntax-error
SELECT t.* + 1 FROM t;  -- error: syntax-error
SELECT count(t.*) FROM t;  -- error: syntax-error
SELECT s.t.* FROM t;  -- error: syntax-error
SELECT a.b.c.d;  -- error: syntax-error
SELECT f(*, 1);  -- error: syntax-error
SELECT 1 + * FROM t;  -- error: syntax-error
