--- case: names are folded, unquoted and cut as the server does
--- up
SELECT Foo, "Foo", "a""b", U&"d\0061t\+000061", U&"d!0061" UESCAPE '!', SCHEMA1.Tab.Col, t.*;
SELECT a23456789_123456789_123456789_123456789_123456789_123456789_123456789;
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: ColumnReference
          parts: foo
      -: SelectItem
        value: ColumnReference
          parts: Foo
      -: SelectItem
        value: ColumnReference
          parts: "a\"b"
      -: SelectItem
        value: ColumnReference
          parts: data
      -: SelectItem
        value: ColumnReference
          parts: da
      -: SelectItem
        value: ColumnReference
          parts: schema1, tab, col
      -: SelectItem
        value: ColumnReference
          parts: t
          star
Query
  body: Select
    items
      -: SelectItem
        value: ColumnReference
          parts: a23456789_123456789_123456789_123456789_123456789_123456789_123
--- written
SELECT foo, "Foo", "a""b", data, da, schema1.tab.col, t.*;
SELECT a23456789_123456789_123456789_123456789_123456789_123456789_123;

--- case: words that are syntax in places are names elsewhere
--- up
CREATE TABLE operator (filter int, over text, partition int, rows int, range int, groups int, "current" int,
  local int, session text, nulls int, escape text, exclude int, within int, transaction int, savepoint int, by int,
  temp int, tables int, domain text, keys int, nested int, without int, position int, mapping int, value int,
  values int, row int, time time, timestamp timestamp, interval interval, language text, temporary int);
SELECT value, rows, position, time, operator.filter, timestamp FROM operator AS rows WHERE rows.row = 1;
INSERT INTO position (position, values) VALUES (1, 2);
ALTER TABLE t ADD domain text, DROP domain, DROP partition;
GRANT SELECT ON schema TO x;
SET role = 'x';
SELECT left(a, 1), right(b, 2), grouping(c), treat.x FROM treat;
CREATE TABLE groups (id int); SELECT * FROM groups; SELECT a value, b AS over FROM temp;
--- written
CREATE TABLE operator (
  filter integer,
  over text,
  partition integer,
  rows integer,
  range integer,
  groups integer,
  current integer,
  local integer,
  session text,
  nulls integer,
  escape text,
  exclude integer,
  within integer,
  transaction integer,
  savepoint integer,
  by integer,
  temp integer,
  tables integer,
  domain text,
  keys integer,
  nested integer,
  without integer,
  "position" integer,
  mapping integer,
  value integer,
  "values" integer,
  "row" integer,
  "time" time,
  "timestamp" timestamp,
  "interval" interval,
  language text,
  temporary integer
);
SELECT value, rows, "position", "time", operator.filter, "timestamp" FROM operator AS rows WHERE rows."row" = 1;
INSERT INTO "position" ("position", "values") VALUES (1, 2);
ALTER TABLE t
  ADD COLUMN domain text,
  DROP COLUMN domain,
  DROP COLUMN partition;
GRANT SELECT ON schema TO x;
SET ROLE 'x';
SELECT left(a, 1), right(b, 2), GROUPING(c), "treat".x FROM "treat";
CREATE TABLE groups (
  id integer
);
SELECT * FROM groups;
SELECT a AS value, b AS over FROM temp;

--- case: RESET and SHOW may be names, and so may be the words behind them
--- up
SELECT reset role, reset AS show FROM reset t; RESET role; ALTER DATABASE d RESET names; ALTER TABLE t RENAME reset TO role;
SELECT "two words"(1); SET ROLE TO DEFAULT;
--- written
SELECT reset AS role, reset AS show FROM reset AS t;
RESET ROLE;
ALTER DATABASE d RESET names;
ALTER TABLE t RENAME COLUMN reset TO role;
SELECT "two words"(1);
SET ROLE TO DEFAULT;
