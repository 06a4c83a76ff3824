--- case: which operator binds tighter
--- up
SELECT NOT a = b, a = b IN (1), a OR b AND c XOR d, -a ^ b * c + d << e & f | g, !a = b, a || b && c,
  a = b IS NULL, x := y = 1, BINARY a = b COLLATE utf8mb4_bin, a BETWEEN b + 1 AND c AND d;
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: Unary
          op: "NOT"
          operand: Binary
            op: "="
            left: ColumnReference
              parts: a
            right: ColumnReference
              parts: b
      -: SelectItem
        value: Binary
          op: "="
          left: ColumnReference
            parts: a
          right: In
            operand: ColumnReference
              parts: b
            list
              -: integer "1"
      -: SelectItem
        value: Binary
          op: "OR"
          left: ColumnReference
            parts: a
          right: Binary
            op: "XOR"
            left: Binary
              op: "AND"
              left: ColumnReference
                parts: b
              right: ColumnReference
                parts: c
            right: ColumnReference
              parts: d
      -: SelectItem
        value: Binary
          op: "|"
          left: Binary
            op: "&"
            left: Binary
              op: "<<"
              left: Binary
                op: "+"
                left: Binary
                  op: "*"
                  left: Binary
                    op: "^"
                    left: Unary
                      op: "-"
                      operand: ColumnReference
                        parts: a
                    right: ColumnReference
                      parts: b
                  right: ColumnReference
                    parts: c
                right: ColumnReference
                  parts: d
              right: ColumnReference
                parts: e
            right: ColumnReference
              parts: f
          right: ColumnReference
            parts: g
      -: SelectItem
        value: Binary
          op: "="
          left: Unary
            op: "!"
            operand: ColumnReference
              parts: a
          right: ColumnReference
            parts: b
      -: SelectItem
        value: Binary
          op: "||"
          left: ColumnReference
            parts: a
          right: Binary
            op: "AND"
            left: ColumnReference
              parts: b
            right: ColumnReference
              parts: c
      -: SelectItem
        value: IsTest
          operand: Binary
            op: "="
            left: ColumnReference
              parts: a
            right: ColumnReference
              parts: b
          test: "NULL"
      -: SelectItem
        value: AssignValue
          target: ColumnReference
            parts: x
          value: Binary
            op: "="
            left: ColumnReference
              parts: y
            right: integer "1"
      -: SelectItem
        value: Binary
          op: "="
          left: Unary
            op: "BINARY"
            operand: ColumnReference
              parts: a
          right: Collate
            operand: ColumnReference
              parts: b
            collation: utf8mb4_bin
      -: SelectItem
        value: Binary
          op: "AND"
          left: Between
            operand: ColumnReference
              parts: a
            low: Binary
              op: "+"
              left: ColumnReference
                parts: b
              right: integer "1"
            high: ColumnReference
              parts: c
          right: ColumnReference
            parts: d
--- written
SELECT NOT a = b, a = (b IN (1)), a OR b AND c XOR d, -a ^ b * c + d << e & f | g, ! a = b, a || b AND c, (a = b) IS NULL, x := y = 1, BINARY a = b COLLATE utf8mb4_bin, a BETWEEN (b + 1) AND c AND d;

--- case: literals
--- up
SELECT 'it''s', "dq", 'a\'b\n', 'a' 'b', N'x', _utf8mb4'y', x'1F', 0x1F, b'01', 0b01, .5, 1e5, 1.5e-3, TRUE, NULL,
  DATE '2020-01-01', {ts '2020-01-01'}, @v, @@global.x, ?;
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: string "it's"
      -: SelectItem
        value: string "dq"
      -: SelectItem
        value: string "a'b\n"
      -: SelectItem
        value: string "ab"
      -: SelectItem
        value: string "x" N
      -: SelectItem
        value: string "y" _utf8mb4
      -: SelectItem
        value: hex string "1F"
      -: SelectItem
        value: hex string "1F"
      -: SelectItem
        value: bit string "01"
      -: SelectItem
        value: bit string "01"
      -: SelectItem
        value: decimal ".5"
      -: SelectItem
        value: decimal "1e5"
      -: SelectItem
        value: decimal "1.5e-3"
      -: SelectItem
        value: boolean "true"
      -: SelectItem
        value: null
      -: SelectItem
        value: TypedLiteral
          type: TypeName
            name: date
          value: "2020-01-01"
      -: SelectItem
        value: TypedLiteral
          type: TypeName
            name: timestamp
          value: "2020-01-01"
      -: SelectItem
        value: Parameter
          text: "@v"
      -: SelectItem
        value: Parameter
          text: "@@global.x"
      -: SelectItem
        value: Parameter
          text: "?"
--- written
SELECT 'it''s', 'dq', 'a''b
', 'ab', N'x', _utf8mb4 'y', X'1F', X'1F', B'01', B'01', .5, 1e5, 1.5e-3, TRUE, NULL, date '2020-01-01', timestamp '2020-01-01', @v, @@global.x, ?;

--- case: functions with words of their own
--- up
SELECT cast(a AS char(10) CHARACTER SET utf8mb4), convert(b, signed integer), convert(c USING utf8mb4),
  extract(YEAR_MONTH FROM d), trim(LEADING 'x' FROM e), substring(f FROM 1 FOR 2), position('a' IN g),
  h + INTERVAL 1 MONTH, interval(1, 2, 3), if(a, b, c), left(a, 1), replace(a, 'b', 'c'), mod(5, 2), 5 MOD 2,
  match (a, b) AGAINST ('x' IN BOOLEAN MODE), 1 MEMBER OF ('[1]'), a SOUNDS LIKE b, a = ANY (SELECT 1),
  json_value(a, '$.b' RETURNING unsigned DEFAULT 0 ON EMPTY), NEXT VALUE FOR s, char(77 USING utf8mb4),
  row_number() OVER (ORDER BY a ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), lag(x) OVER w, row(1, 2) = (3, 4);
--- written
SELECT CAST(a AS char(10) CHARACTER SET utf8mb4), CAST(b AS signed), convert(c USING utf8mb4), extract(`YEAR_MONTH` FROM d), trim(LEADING 'x' FROM e), substring(f FROM 1 FOR 2), position('a' IN (g)), h + INTERVAL 1 MONTH, interval(1, 2, 3), if(a, b, c), left(a, 1), replace(a, 'b', 'c'), mod(5, 2), 5 % 2, MATCH (a, b) AGAINST ('x' IN BOOLEAN MODE), 1 MEMBER OF '[1]', a SOUNDS LIKE b, a = ANY (SELECT 1), json_value(a, '$.b' RETURNING unsigned DEFAULT 0 ON EMPTY), nextval(s), char(77 USING utf8mb4), row_number() OVER (ORDER BY a ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), lag(x) OVER w, ROW(1, 2) = (3, 4);

--- case: words that functions take in the place of a value
--- up
SELECT timestampadd(DAY, 1, d), timestampdiff(year, d, now()), get_format(DATE, 'USA');
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: Call
          function: timestampadd
          arguments
            -: Argument
              value: identifier "DAY"
            -: Argument
              value: integer "1"
            -: Argument
              value: ColumnReference
                parts: d
      -: SelectItem
        value: Call
          function: timestampdiff
          arguments
            -: Argument
              value: identifier "YEAR"
            -: Argument
              value: ColumnReference
                parts: d
            -: Argument
              value: Call
                function: now
      -: SelectItem
        value: Call
          function: get_format
          arguments
            -: Argument
              value: identifier "DATE"
            -: Argument
              value: string "USA"
