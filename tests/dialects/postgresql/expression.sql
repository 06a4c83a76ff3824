--- case: precedence
--- up
SELECT NOT a = b AND c OR d;
SELECT a + b * c ^ d ^ e - -f;
SELECT a || b -> 'c' = d;
SELECT a BETWEEN 1 AND 2 AND b NOT BETWEEN SYMMETRIC 3 AND 4 + 5;
SELECT a LIKE 'x' || 'y' ESCAPE '\' IS NOT NULL, b NOT ILIKE ANY (ARRAY['a']), c SIMILAR TO 'd';
SELECT a IS DISTINCT FROM b + 1, c IS NOT UNKNOWN, d ISNULL, e NOTNULL;
SELECT a COLLATE "C" || b AT TIME ZONE 'utc' + c, - d::int, @ e + f;
SELECT NOT NOT a, (a OR b) AND c, (a, b) = (1, 2), ROW(1), a OPERATOR(pg_catalog.+) b;
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: Binary
          op: "OR"
          left: Binary
            op: "AND"
            left: Unary
              op: "NOT"
              operand: Binary
                op: "="
                left: ColumnReference
                  parts: a
                right: ColumnReference
                  parts: b
            right: ColumnReference
              parts: c
          right: ColumnReference
            parts: d
Query
  body: Select
    items
      -: SelectItem
        value: Binary
          op: "-"
          left: Binary
            op: "+"
            left: ColumnReference
              parts: a
            right: Binary
              op: "*"
              left: ColumnReference
                parts: b
              right: Binary
                op: "^"
                left: Binary
                  op: "^"
                  left: ColumnReference
                    parts: c
                  right: ColumnReference
                    parts: d
                right: ColumnReference
                  parts: e
          right: Unary
            op: "-"
            operand: ColumnReference
              parts: f
Query
  body: Select
    items
      -: SelectItem
        value: Binary
          op: "="
          left: Binary
            op: "->"
            left: Binary
              op: "||"
              left: ColumnReference
                parts: a
              right: ColumnReference
                parts: b
            right: string "c"
          right: ColumnReference
            parts: d
Query
  body: Select
    items
      -: SelectItem
        value: Binary
          op: "AND"
          left: Between
            operand: ColumnReference
              parts: a
            low: integer "1"
            high: integer "2"
          right: Between
            operand: ColumnReference
              parts: b
            low: integer "3"
            high: Binary
              op: "+"
              left: integer "4"
              right: integer "5"
            negated
            symmetric
Query
  body: Select
    items
      -: SelectItem
        value: IsTest
          operand: Binary
            op: "LIKE"
            left: ColumnReference
              parts: a
            right: Binary
              op: "||"
              left: string "x"
              right: string "y"
            escape: string "\\"
          negated
          test: "NULL"
      -: SelectItem
        value: Binary
          op: "NOT ILIKE"
          left: ColumnReference
            parts: b
          right: ArrayValue
            elements
              -: string "a"
          quantifier: "ANY"
      -: SelectItem
        value: Binary
          op: "SIMILAR TO"
          left: ColumnReference
            parts: c
          right: string "d"
Query
  body: Select
    items
      -: SelectItem
        value: Binary
          op: "IS DISTINCT FROM"
          left: ColumnReference
            parts: a
          right: Binary
            op: "+"
            left: ColumnReference
              parts: b
            right: integer "1"
      -: SelectItem
        value: IsTest
          operand: ColumnReference
            parts: c
          negated
          test: "UNKNOWN"
      -: SelectItem
        value: IsTest
          operand: ColumnReference
            parts: d
          test: "NULL"
      -: SelectItem
        value: IsTest
          operand: ColumnReference
            parts: e
          negated
          test: "NULL"
Query
  body: Select
    items
      -: SelectItem
        value: Binary
          op: "||"
          left: Collate
            operand: ColumnReference
              parts: a
            collation: C
          right: Binary
            op: "+"
            left: AtTimeZone
              operand: ColumnReference
                parts: b
              zone: string "utc"
            right: ColumnReference
              parts: c
      -: SelectItem
        value: Unary
          op: "-"
          operand: Cast
            operand: ColumnReference
              parts: d
            type: TypeName
              name: integer
      -: SelectItem
        value: Unary
          op: "@"
          operand: Binary
            op: "+"
            left: ColumnReference
              parts: e
            right: ColumnReference
              parts: f
Query
  body: Select
    items
      -: SelectItem
        value: Unary
          op: "NOT"
          operand: Unary
            op: "NOT"
            operand: ColumnReference
              parts: a
      -: SelectItem
        value: Binary
          op: "AND"
          left: Binary
            op: "OR"
            left: ColumnReference
              parts: a
            right: ColumnReference
              parts: b
          right: ColumnReference
            parts: c
      -: SelectItem
        value: Binary
          op: "="
          left: RowValue
            elements
              -: ColumnReference
                parts: a
              -: ColumnReference
                parts: b
          right: RowValue
            elements
              -: integer "1"
              -: integer "2"
      -: SelectItem
        value: RowValue
          keyword
          elements
            -: integer "1"
      -: SelectItem
        value: Binary
          op: "OPERATOR(pg_catalog.+)"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
--- written
SELECT NOT a = b AND c OR d;
SELECT a + b * c ^ d ^ e - -f;
SELECT a || b -> 'c' = d;
SELECT a BETWEEN 1 AND 2 AND b NOT BETWEEN SYMMETRIC 3 AND 4 + 5;
SELECT (a LIKE 'x' || 'y' ESCAPE '\') IS NOT NULL, b NOT ILIKE ANY (ARRAY['a']), c SIMILAR TO 'd';
SELECT a IS DISTINCT FROM b + 1, c IS NOT UNKNOWN, d IS NULL, e IS NOT NULL;
SELECT a COLLATE "C" || b AT TIME ZONE 'utc' + c, -d::integer, @ e + f;
SELECT NOT (NOT a), (a OR b) AND c, (a, b) = (1, 2), ROW(1), a OPERATOR(pg_catalog.+) b;

--- case: literals
--- up
SELECT 'a', E'\n\u0041\x42', U&'\0041', $$it's$$, B'01', X'1F', 1, 1.5, true, NULL, $1, 'a'
  'b', interval '1 day', interval '1' day, date '2020-01-01', numeric(10, 2) '1.5', timestamp(3) with time zone 'now',
  double precision '1';
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: string "a"
      -: SelectItem
        value: string "\nAB"
      -: SelectItem
        value: string "A"
      -: SelectItem
        value: string "it's"
      -: SelectItem
        value: bit string "01"
      -: SelectItem
        value: hex string "1F"
      -: SelectItem
        value: integer "1"
      -: SelectItem
        value: decimal "1.5"
      -: SelectItem
        value: boolean "true"
      -: SelectItem
        value: null
      -: SelectItem
        value: Parameter
          text: "$1"
      -: SelectItem
        value: string "ab"
      -: SelectItem
        value: TypedLiteral
          type: TypeName
            name: interval
          value: "1 day"
      -: SelectItem
        value: TypedLiteral
          type: TypeName
            name: interval
            interval_fields: "day"
          value: "1"
      -: SelectItem
        value: TypedLiteral
          type: TypeName
            name: date
          value: "2020-01-01"
      -: SelectItem
        value: TypedLiteral
          type: TypeName
            name: numeric
            arguments: "10", "2"
          value: "1.5"
      -: SelectItem
        value: TypedLiteral
          type: TypeName
            name: timestamp
            arguments: "3"
            with_time_zone
          value: "now"
      -: SelectItem
        value: TypedLiteral
          type: TypeName
            name: "double precision"
          value: "1"
--- written
SELECT 'a', '
AB', 'A', 'it''s', B'01', X'1F', 1, 1.5, TRUE, NULL, $1, 'ab', interval '1 day', interval '1' day, date '2020-01-01', numeric(10, 2) '1.5', timestamp(3) with time zone 'now', double precision '1';

--- case: calls
--- up
SELECT count(*), count(DISTINCT a ORDER BY b), f(), f(x => 1, y := 2), f(VARIADIC a), now(), current_timestamp(3),
  current_date, extract(year FROM t), substring(a FROM 1 FOR 2), trim(BOTH ' ' FROM a), position('a' IN b), overlay(a PLACING b FROM 1),
  coalesce(a, b), nullif(a, 1), greatest(1, 2), sum(a) FILTER (WHERE b > 0) OVER (PARTITION BY c ORDER BY d DESC NULLS LAST
  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES), rank() OVER w, percentile_cont(0.5) WITHIN GROUP (ORDER BY x),
  json_object('a': 1, 'b': 2 ABSENT ON NULL), json_value(j, '$.a' RETURNING int), xmlelement(NAME a, b), s.f(1)
FROM t WINDOW w AS (ORDER BY a RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING);
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
          order_by
            -: OrderItem
              value: ColumnReference
                parts: b
      -: SelectItem
        value: Call
          function: f
      -: SelectItem
        value: Call
          function: f
          arguments
            -: Argument
              name: x
              value: integer "1"
            -: Argument
              name: y
              value: integer "2"
      -: SelectItem
        value: Call
          function: f
          arguments
            -: Argument
              variadic
              value: ColumnReference
                parts: a
      -: SelectItem
        value: Call
          function: now
      -: SelectItem
        value: Call
          function: current_timestamp
          arguments
            -: Argument
              value: integer "3"
      -: SelectItem
        value: Call
          function: current_date
          bare
      -: SelectItem
        value: Call
          function: extract
          arguments
            -: Argument
              value: ColumnReference
                parts: year
            -: Argument
              keyword: "FROM"
              value: ColumnReference
                parts: t
      -: SelectItem
        value: Call
          function: substring
          arguments
            -: Argument
              value: ColumnReference
                parts: a
            -: Argument
              keyword: "FROM"
              value: integer "1"
            -: Argument
              keyword: "FOR"
              value: integer "2"
      -: SelectItem
        value: Call
          function: trim
          arguments
            -: Argument
              keyword: "BOTH"
              value: string " "
            -: Argument
              keyword: "FROM"
              value: ColumnReference
                parts: a
      -: SelectItem
        value: Call
          function: position
          arguments
            -: Argument
              value: string "a"
            -: Argument
              keyword: "IN"
              value: ColumnReference
                parts: b
      -: SelectItem
        value: Call
          function: overlay
          arguments
            -: Argument
              value: ColumnReference
                parts: a
            -: Argument
              keyword: "PLACING"
              value: ColumnReference
                parts: b
            -: Argument
              keyword: "FROM"
              value: integer "1"
      -: SelectItem
        value: Call
          function: coalesce
          arguments
            -: Argument
              value: ColumnReference
                parts: a
            -: Argument
              value: ColumnReference
                parts: b
      -: SelectItem
        value: Call
          function: nullif
          arguments
            -: Argument
              value: ColumnReference
                parts: a
            -: Argument
              value: integer "1"
      -: SelectItem
        value: Call
          function: greatest
          arguments
            -: Argument
              value: integer "1"
            -: Argument
              value: integer "2"
      -: SelectItem
        value: Call
          function: sum
          arguments
            -: Argument
              value: ColumnReference
                parts: a
          filter: Binary
            op: ">"
            left: ColumnReference
              parts: b
            right: integer "0"
          over: WindowSpec
            partition_by
              -: ColumnReference
                parts: c
            order_by
              -: OrderItem
                value: ColumnReference
                  parts: d
                direction: descending
                nulls: last
            frame: WindowFrame
              unit: "ROWS"
              start: FrameBound
                kind: "UNBOUNDED PRECEDING"
              end: FrameBound
                kind: "CURRENT ROW"
              exclude: "TIES"
      -: SelectItem
        value: Call
          function: rank
          over: WindowSpec
            base: w
            only_name
      -: SelectItem
        value: Call
          function: percentile_cont
          arguments
            -: Argument
              value: decimal "0.5"
          within_group
            -: OrderItem
              value: ColumnReference
                parts: x
      -: SelectItem
        value: Call
          function: json_object
          arguments
            -: Argument
              value: string "a"
            -: Argument
              keyword: ":"
              value: integer "1"
            -: Argument
              value: string "b"
            -: Argument
              keyword: ":"
              value: integer "2"
          tail: "ABSENT ON NULL"
      -: SelectItem
        value: Call
          function: json_value
          arguments
            -: Argument
              value: ColumnReference
                parts: j
            -: Argument
              value: string "$.a"
          tail: "RETURNING int"
      -: SelectItem
        value: OpaqueExpression
          text: "xmlelement(NAME a, b)"
      -: SelectItem
        value: Call
          function: s.f
          arguments
            -: Argument
              value: integer "1"
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
                parts: a
          frame: WindowFrame
            unit: "RANGE"
            start: FrameBound
              kind: "PRECEDING"
              offset: integer "1"
            end: FrameBound
              kind: "FOLLOWING"
              offset: integer "2"
--- written
SELECT count(*), count(DISTINCT a ORDER BY b), f(), f(x => 1, y => 2), f(VARIADIC a), now(), CURRENT_TIMESTAMP(3), CURRENT_DATE, EXTRACT(year FROM t), SUBSTRING(a FROM 1 FOR 2), TRIM(BOTH ' ' FROM a), POSITION('a' IN b), OVERLAY(a PLACING b FROM 1), COALESCE(a, b), NULLIF(a, 1), GREATEST(1, 2), sum(a) FILTER (WHERE b > 0) OVER (PARTITION BY c ORDER BY d DESC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES), rank() OVER w, percentile_cont(0.5) WITHIN GROUP (ORDER BY x), JSON_OBJECT('a' : 1, 'b' : 2 ABSENT ON NULL), JSON_VALUE(j, '$.a' RETURNING int), xmlelement(NAME a, b), s.f(1) FROM t WINDOW w AS (ORDER BY a RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING);

--- case: arrays, fields, subqueries, cases, casts
--- up
SELECT a[1], b[1:2], c[:], (d).e, (f).*, ARRAY[1, 2], ARRAY[[1], [2]], ARRAY(SELECT 1), (SELECT 1), EXISTS (SELECT 1),
  a IN (1, 2), a NOT IN (SELECT 1), a = ANY (SELECT 1), a > ALL (b), CASE WHEN a THEN 1 ELSE 2 END, CASE a WHEN 1 THEN 2 END,
  CAST(a AS int), a::varchar(10)[], ((SELECT 1)), $1.x;
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: Subscript
          operand: ColumnReference
            parts: a
          lower: integer "1"
      -: SelectItem
        value: Subscript
          operand: ColumnReference
            parts: b
          slice
          lower: integer "1"
          upper: integer "2"
      -: SelectItem
        value: Subscript
          operand: ColumnReference
            parts: c
          slice
      -: SelectItem
        value: FieldAccess
          operand: ColumnReference
            parts: d
          field: e
      -: SelectItem
        value: FieldAccess
          operand: ColumnReference
            parts: f
          star
      -: SelectItem
        value: ArrayValue
          elements
            -: integer "1"
            -: integer "2"
      -: SelectItem
        value: ArrayValue
          elements
            -: ArrayValue
              elements
                -: integer "1"
            -: ArrayValue
              elements
                -: integer "2"
      -: SelectItem
        value: Subquery
          kind: array
          query: Query
            body: Select
              items
                -: SelectItem
                  value: integer "1"
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
          query: Query
            body: Select
              items
                -: SelectItem
                  value: integer "1"
      -: SelectItem
        value: Binary
          op: "="
          left: ColumnReference
            parts: a
          right: Subquery
            kind: scalar
            query: Query
              body: Select
                items
                  -: SelectItem
                    value: integer "1"
          quantifier: "ANY"
      -: SelectItem
        value: Binary
          op: ">"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
          quantifier: "ALL"
      -: SelectItem
        value: Case
          when
            -: WhenClause
              condition: ColumnReference
                parts: a
              result: integer "1"
          otherwise: integer "2"
      -: SelectItem
        value: Case
          operand: ColumnReference
            parts: a
          when
            -: WhenClause
              condition: integer "1"
              result: integer "2"
      -: SelectItem
        value: Cast
          operand: ColumnReference
            parts: a
          type: TypeName
            name: integer
      -: SelectItem
        value: Cast
          operand: ColumnReference
            parts: a
          type: TypeName
            name: "character varying"
            arguments: "10"
            array_dimensions: 1
      -: SelectItem
        value: Subquery
          kind: scalar
          query: Query
            body: Select
              items
                -: SelectItem
                  value: integer "1"
      -: SelectItem
        value: FieldAccess
          operand: Parameter
            text: "$1"
          field: x
--- written
SELECT a[1], b[1 : 2], c[:], (d).e, (f).*, ARRAY[1, 2], ARRAY[ARRAY[1], ARRAY[2]], ARRAY (SELECT 1), (SELECT 1), EXISTS (SELECT 1), a IN (1, 2), a NOT IN (SELECT 1), a = ANY (SELECT 1), a > ALL (b), CASE WHEN a THEN 1 ELSE 2 END, CASE a WHEN 1 THEN 2 END, a::integer, a::character varying(10)[], (SELECT 1), ($1).x;

--- case: a BETWEEN without its end
--- up
SELECT a BETWEEN 1 OR 2;  -- error: syntax-error
SELECT a ESCAPE 'b';  -- error: syntax-error
--- findings
1:20 syntax error at `OR`, expected `AND`
2:17 syntax error at `'b'`
