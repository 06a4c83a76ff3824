--- case: quotes of all kinds hide semicolons and comment marks
--- up
SELECT 'a;b', "c;d", E'e\';f', U&'g;\0061', $$h;i$$, $tag$j;$$;k$tag$, B'01', X'1F', N'l;m' -- one; still
, /* nested; /* two; */ one; */ 1; SELECT 'continued; '
  'here'; SELECT $1, a$b; SELECT 1
--- statements
1:1 SELECT 'a;b', "c;d", E'e\';f', U&'g;\0061', $$h;i$$, $tag$j;$$;k$tag$, B'01', X'1F', N'l;m' -- one; still
, /* nested; /* two; */ one; */ 1
2:36 SELECT 'continued; '
  'here'
3:11 SELECT $1, a$b
3:27 SELECT 1

--- case: operators end where a comment begins, and in + or - only after a character of their own
--- up
SELECT 1+-2, 3@-4, a->>'b', c::int, d<=-1, 5*--6
7, 8/*9*/+10, @-1, e!=f, g <> h;
--- statements
1:1 SELECT 1+-2, 3@-4, a->>'b', c::int, d<=-1, 5*--6
7, 8/*9*/+10, @-1, e!=f, g <> h
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: Binary
          op: "+"
          left: integer "1"
          right: Unary
            op: "-"
            operand: integer "2"
      -: SelectItem
        value: Binary
          op: "@-"
          left: integer "3"
          right: integer "4"
      -: SelectItem
        value: Binary
          op: "->>"
          left: ColumnReference
            parts: a
          right: string "b"
      -: SelectItem
        value: Cast
          operand: ColumnReference
            parts: c
          type: TypeName
            name: integer
      -: SelectItem
        value: Binary
          op: "<="
          left: ColumnReference
            parts: d
          right: Unary
            op: "-"
            operand: integer "1"
      -: SelectItem
        value: Binary
          op: "*"
          left: integer "5"
          right: integer "7"
      -: SelectItem
        value: Binary
          op: "+"
          left: integer "8"
          right: integer "10"
      -: SelectItem
        value: Unary
          op: "@-"
          operand: integer "1"
      -: SelectItem
        value: Binary
          op: "<>"
          left: ColumnReference
            parts: e
          right: ColumnReference
            parts: f
      -: SelectItem
        value: Binary
          op: "<>"
          left: ColumnReference
            parts: g
          right: ColumnReference
            parts: h

--- case: numbers in all bases, with underscores
--- up
SELECT 1_000, 0xFF, 0o17, 0b101, 1.5e-3, .5, 2., 1_0.0_1;
SELECT 12ab;
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: integer "1000"
      -: SelectItem
        value: integer "0xFF"
      -: SelectItem
        value: integer "0o17"
      -: SelectItem
        value: integer "0b101"
      -: SelectItem
        value: decimal "1.5e-3"
      -: SelectItem
        value: decimal ".5"
      -: SelectItem
        value: decimal "2."
      -: SelectItem
        value: decimal "10.01"
Opaque
  keywords: "SELECT"
--- findings
2:8 malformed-number: a number must not run into a word: `12ab`
2:8 this statement cannot be read: see the error at its text

--- case: commands for psql are no SQL
--- up
\set ON_ERROR_STOP on
SELECT 1 \gset
SELECT :x, :'y', :"z", a[1:n] \echo aside
FROM t;
SELECT 1\; SELECT 2;
\nonsense
\if :x \\ SELECT 3; \endif
--- statements
2:1 SELECT 1
3:1 SELECT :x, :'y', :"z", a[1:n] \echo aside
FROM t
5:1 SELECT 1
5:12 SELECT 2
7:11 SELECT 3
--- findings
6:1 unknown-client-command: psql has no command `\nonsense`

--- case: data of COPY belong to its statement
--- up
COPY t (a, b) FROM stdin;
1	a;b
2	'
\.
SELECT 1;
COPY u FROM stdin;
SELECT 2;
--- statements
1:1 COPY t (a, b) FROM stdin
5:1 SELECT 1
6:1 COPY u FROM stdin
7:1 SELECT 2
--- ast
Copy
  table: t
  columns: a, b
  from
  endpoint: "STDIN"
  data_lines: 2
Query
  body: Select
    items
      -: SelectItem
        value: integer "1"
Copy
  table: u
  from
  endpoint: "STDIN"
Query
  body: Select
    items
      -: SelectItem
        value: integer "2"

--- case: bodies in SQL, and the actions of a rule, hold semicolons
--- up
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;
CREATE RULE r AS ON DELETE TO t DO INSTEAD (UPDATE t SET gone = true WHERE t.id = old.id; NOTIFY t);
SELECT 3;
--- statements
1:1 CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END
2:1 CREATE RULE r AS ON DELETE TO t DO INSTEAD (UPDATE t SET gone = true WHERE t.id = old.id; NOTIFY t)
3:1 SELECT 3

--- case: what is never closed costs no more than it must
--- up
SELECT 'abc;
SELECT "x;
SELECT 1;
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2;
--- statements
1:1 SELECT 'abc
2:1 SELECT "x
3:1 SELECT 1
4:1 CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1
4:56 SELECT 2
--- findings
1:8 unterminated-quote: this string is never closed
2:8 unterminated-quote: this quoted name is never closed
1:8 this statement cannot be read: see the error at its text
2:8 this statement cannot be read: see the error at its text
4:33 syntax error at `BEGIN`

--- case: a comment or a dollar quote that is never closed takes the rest
--- up
SELECT 1;
SELECT $a$ text; SELECT 2;
--- statements
1:1 SELECT 1
2:1 SELECT $a$ text; SELECT 2;
--- findings
2:8 unterminated-quote: the string that `$a$` opens is never closed
2:8 this statement cannot be read: see the error at its text

--- case: a broken statement costs only itself
--- up
CREATE TABLE a (x int;  -- error: syntax-error
CREATE TABLE b (x int);
--- statements
1:1 CREATE TABLE a (x int
2:1 CREATE TABLE b (x int)

--- case: markers end statements, and hold several together
--- up
-- migrate:up
CREATE TABLE a (x int)
-- migrate:down
DROP TABLE a
-- +goose Up
-- +goose StatementBegin
SELECT 1;
SELECT 2;
-- +goose StatementEnd
SELECT 3 --> statement-breakpoint
SELECT 4
--- statements
2:1 CREATE TABLE a (x int)
4:1 DROP TABLE a
7:1 SELECT 1
8:1 SELECT 2
10:1 SELECT 3
11:1 SELECT 4

--- case: characters that begin no token
--- up
SELECT {a};
SELECT 1;
--- findings
1:8 unexpected-character: no token begins with `{`
1:10 unexpected-character: no token begins with `}`
1:8 this statement cannot be read: see the error at its text

--- case: what psql would bring in, and what it would run of a result
--- up
\i other.sql
\ir next.sql
\include next.sql
\copy t FROM 'data.csv' CSV
\copy t (a, b) TO 'data.csv'
\copy (SELECT a FROM t WHERE b = ' from ') TO 'data.csv'
SELECT format('DROP TABLE %I', n)
  FROM names \gexec
SELECT 1;
--- findings
1:1 client-command-not-run: `\i other.sql` brings in what is neither checked nor run
2:1 client-command-not-run: `\ir next.sql` brings in what is neither checked nor run
3:1 client-command-not-run: `\include next.sql` brings in what is neither checked nor run
4:1 client-command-not-run: `\copy t FROM 'data.csv' CSV` brings in what is neither checked nor run
8:14 client-command-not-run: `\gexec` brings in what is neither checked nor run
--- ast
Command
  verb: "SELECT"
  text: "format('DROP TABLE %I', n)\n  FROM names \\gexec"
  dynamic
Query
  body: Select
    items
      -: SelectItem
        value: integer "1"
