--- case: quotes hide semicolons and comment marks
--- up
SELECT 'a;b', "c;d", `e;f`, [g;h], 'it''s; -- no comment' -- a comment; still one
, /* another; one */ 1; SELECT 2;;
;SELECT 3
--- statements
1:1 SELECT 'a;b', "c;d", `e;f`, [g;h], 'it''s; -- no comment' -- a comment; still one
, /* another; one */ 1
2:25 SELECT 2
3:2 SELECT 3

--- case: lines for the shell are no SQL
--- up
.bail on
.mode csv
SELECT 1;
.read other.sql  -- error: client-command-not-run
.import data.csv t  -- error: client-command-not-run
.imposter off
SELECT 2 +
.5;
.nonsense  -- warning: unknown-client-command
--- statements
3:1 SELECT 1
7:1 SELECT 2 +
.5

--- case: a comment that is not closed takes the rest of the file with it
--- up
SELECT 1;
/* no end  -- warning: unterminated-comment
SELECT 2;
--- statements
1:1 SELECT 1
--- findings
2:1 unterminated-comment: this comment is not closed, so the rest of the file belongs to it

--- case: a quote that is not closed is reported where it opens
--- up
SELECT 1;
SELECT 'abc;
SELECT 2;
--- statements
1:1 SELECT 1
2:1 SELECT 'abc
3:1 SELECT 2
--- findings
2:8 unterminated-quote: this string is not closed
2:8 this string is not closed

--- case: a broken statement costs only itself
--- up
CREATE TABLE a (x int;  -- error: syntax-error
SELECT 1 ^ 2;
SELECT {x};
SELECT x'123', 12ab, x'zz';
CREATE TABLE b (x int);
--- statements
1:1 CREATE TABLE a (x int
2:1 SELECT 1 ^ 2
3:1 SELECT {x}
4:1 SELECT x'123', 12ab, x'zz'
5:1 CREATE TABLE b (x int)
--- findings
2:10 unexpected-character: unexpected character `^`
3:8 unexpected-character: unexpected character `{`
3:10 unexpected-character: unexpected character `}`
4:8 malformed-blob: a blob is written as pairs of hexadecimal digits
4:16 malformed-number: `12ab` is neither a number nor a name
4:22 malformed-blob: a blob is written as pairs of hexadecimal digits
1:22 syntax error at end of statement, expected `(`, `)`, `,`, a constraint or a name
2:10 unexpected character `^`
3:8 unexpected character `{`
4:8 a blob is written as pairs of hexadecimal digits

--- case: what goose calls one statement is split as the engine splits it
--- up
-- +goose Up
-- +goose StatementBegin
CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; SELECT 2; END;
-- +goose StatementEnd
-- +goose StatementBegin
SELECT 3;
SELECT 4;
-- +goose StatementEnd
SELECT 5
-- +goose Down
SELECT 6;
--- statements
3:1 CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; SELECT 2; END
6:1 SELECT 3
7:1 SELECT 4
9:1 SELECT 5
11:1 SELECT 6

--- case: markers of other tools end a statement that has no semicolon
--- up
-- migrate:up
CREATE TABLE t (a)
-- migrate:down
DROP TABLE t
--> statement-breakpoint
SELECT 1
--changeset me:1
SELECT 2
--- statements
2:1 CREATE TABLE t (a)
4:1 DROP TABLE t
6:1 SELECT 1
8:1 SELECT 2

--- case: a semicolon ends a statement inside of parentheses too
--- up
SELECT (1;  -- error: syntax-error
SELECT 2;
--- statements
1:1 SELECT (1
2:1 SELECT 2

--- case: letters beyond ASCII belong to names
--- up
CREATE TABLE größe (naïve text, 名前 text);
--- written
CREATE TABLE größe (
  naïve TEXT,
  名前 TEXT
);
