--- case: words with a meaning of their own are names wherever nothing else can stand
--- up
CREATE TABLE x (key int, action text, query, plan, match, "like", glob, regexp);
CREATE TABLE x (window, over, filter, rows, range, groups, partition, current, unbounded, generated, always);
CREATE TABLE x (left, right, full, cross, inner, outer, natural, indexed, cast, raise, current_date);
CREATE TABLE x (with, recursive, if, column, database, savepoint, by, of, do, end, begin, within);
CREATE TABLE column (view, trigger, temp, abort, fail, ignore, replace, row, first, last, nulls, ties);
--- written
CREATE TABLE x (
  key INT,
  action TEXT,
  query,
  plan,
  "match",
  "like",
  "glob",
  "regexp"
);
CREATE TABLE x (
  "window",
  "over",
  "filter",
  "rows",
  "range",
  "groups",
  "partition",
  "current",
  "unbounded",
  "generated",
  always
);
CREATE TABLE x (
  "left",
  "right",
  "full",
  "cross",
  "inner",
  "outer",
  "natural",
  "indexed",
  "cast",
  "raise",
  "current_date"
);
CREATE TABLE x (
  "with",
  "recursive",
  "if",
  "column",
  "database",
  "savepoint",
  by,
  of,
  do,
  end,
  begin,
  "within"
);
CREATE TABLE "column" (
  view,
  trigger,
  temp,
  abort,
  fail,
  ignore,
  replace,
  row,
  first,
  last,
  nulls,
  ties
);

--- case: and so in expressions
--- up
SELECT key, action, row, view, trigger, vacuum, temp, first, last, query FROM t WHERE key LIKE 'x' AND plan IS NULL;
SELECT rows, range, groups, current, unbounded, partition, over, filter, window, generated, within FROM t;
SELECT rows + 1, range BETWEEN 1 AND 2, sum(rows) OVER (ORDER BY rows) FROM t;
SELECT t.current_date, t.cast, t.raise, t.match, t.like, t.window, t.by, t.if, t.column, t.database FROM t;
SELECT count(*) over, count(*) filter, a key, b first FROM t;
SELECT by, column, database, savepoint, recursive, if FROM t ORDER BY by;
SELECT "with" FROM (SELECT 1 AS with);
SELECT conflict FROM t JOIN u ON conflict = 1;
--- written
SELECT key, action, row, view, trigger, vacuum, temp, first, last, query FROM t WHERE key LIKE 'x' AND plan IS NULL;
SELECT "rows", "range", "groups", "current", "unbounded", "partition", "over", "filter", "window", "generated", "within" FROM t;
SELECT "rows" + 1, "range" BETWEEN 1 AND 2, sum("rows") OVER (ORDER BY "rows") FROM t;
SELECT t."current_date", t."cast", t."raise", t."match", t."like", t."window", t.by, t."if", t."column", t."database" FROM t;
SELECT count(*) AS "over", count(*) AS "filter", a AS key, b AS first FROM t;
SELECT by, "column", "database", "savepoint", "recursive", "if" FROM t ORDER BY by;
SELECT "with" FROM (SELECT 1 AS "with");
SELECT conflict FROM t JOIN u ON conflict = 1;

--- case: each of them is a keyword where it has to be one
--- up
CREATE TABLE IF NOT EXISTS t (a GENERATED ALWAYS AS (1), b NOT NULL ON CONFLICT ABORT, c REFERENCES u MATCH full);
ALTER TABLE t DROP COLUMN column;
ROLLBACK TO SAVEPOINT savepoint;
RELEASE SAVEPOINT savepoint;
WITH RECURSIVE recursive AS (SELECT 1) SELECT * FROM recursive;
SELECT sum(over) FILTER (WHERE filter) OVER window FROM t WINDOW window AS (PARTITION BY partition ORDER BY rows ROWS 1 PRECEDING);
SELECT a NOT MATCH b, a IS NOT b, current LIKE current ESCAPE 'x' FROM t INDEXED BY by;
--- written
CREATE TABLE IF NOT EXISTS t (
  a GENERATED ALWAYS AS (1),
  b NOT NULL ON CONFLICT ABORT,
  c REFERENCES u MATCH FULL
);
ALTER TABLE t DROP COLUMN "column";
ROLLBACK TO SAVEPOINT "savepoint";
RELEASE SAVEPOINT "savepoint";
WITH RECURSIVE "recursive" AS (SELECT 1) SELECT * FROM "recursive";
SELECT sum("over") FILTER (WHERE "filter") OVER "window" FROM t WINDOW "window" AS (PARTITION BY "partition" ORDER BY "rows" ROWS 1 PRECEDING);
SELECT a NOT MATCH b, a IS NOT b, "current" LIKE "current" ESCAPE 'x' FROM t INDEXED BY by;

--- case: reserved words are no names
--- up
CREATE TABLE x (select int);  -- error: syntax-error
CREATE TABLE order (a int);  -- error: syntax-error
SELECT from;  -- error: syntax-error
CREATE TABLE x (a int, index (a));  -- error: syntax-error
