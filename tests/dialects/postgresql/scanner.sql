--- case: quotes of all kinds hide semicolons and comment marks
--- up
SELECT 'a;b', "c;d", E'e\';f', U&'g;\0061', $$h;i$$, $tag$j;$$;k$tag$, B'01', X'1F', N'l;m' -- one; still
, /* nested; /* two; */ one; */ 1; SELECT 'continued; '
  'here'; SELECT $1, a$b; SELECT 1
--- statements

--- case: operators end where a comment begins, and in + or - only after a character of their own
--- up
SELECT 1+-2, 3@-4, a->>'b', c::int, d<=-1, 5*--6
7, 8/*9*/+10, @-1, e!=f, g <> h;
--- statements
--- ast

--- case: numbers in all bases, with underscores
--- up
SELECT 1_000, 0xFF, 0o17, 0b101, 1.5e-3, .5, 2., 1_0.0_1;
SELECT 12ab;
--- ast
--- findings

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
--- findings

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
--- ast

--- case: bodies in SQL, and the actions of a rule, hold semicolons
--- up
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;
CREATE RULE r AS ON DELETE TO t DO INSTEAD (UPDATE t SET gone = true WHERE t.id = old.id; NOTIFY t);
SELECT 3;
--- statements

--- case: what is never closed costs no more than it must
--- up
SELECT 'abc;
SELECT "x;
SELECT 1;
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2;
--- statements
--- findings

--- case: a comment or a dollar quote that is never closed takes the rest
--- up
SELECT 1;
SELECT $a$ text; SELECT 2;
--- statements
--- findings

--- case: a broken statement costs only itself
--- up
CREATE TABLE a (x int;  -- error: syntax-error
CREATE TABLE b (x int);
--- statements

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

--- case: characters that begin no token
--- up
SELECT {a};
SELECT 1;
--- findings
