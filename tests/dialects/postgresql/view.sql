--- case: views
--- up
CREATE OR REPLACE TEMP VIEW v (a, b) WITH (security_barrier) AS SELECT 1, 2 WITH LOCAL CHECK OPTION;
CREATE RECURSIVE VIEW v (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM v;
CREATE MATERIALIZED VIEW IF NOT EXISTS m USING heap WITH (fillfactor = 70) TABLESPACE x AS SELECT * FROM t WITH NO DATA;
REFRESH MATERIALIZED VIEW CONCURRENTLY m WITH DATA;
DROP VIEW IF EXISTS v; DROP MATERIALIZED VIEW m CASCADE;
--- ast
CreateView
  view: v
  or_replace
  temporary
  columns: a, b
  options
    -: Option
      name: "security_barrier"
  query: Query
    body: Select
      items
        -: SelectItem
          value: integer "1"
        -: SelectItem
          value: integer "2"
  check_option: "LOCAL"
CreateView
  view: v
  recursive
  columns: n
  query: Query
    body: SetOperation
      op: "UNION"
      all
      left: Query
        body: Values
          rows
            -
              -: integer "1"
      right: Query
        body: Select
          items
            -: SelectItem
              value: Binary
                op: "+"
                left: ColumnReference
                  parts: n
                right: integer "1"
          from
            -: TableReference
              form: NamedTable
                name: v
CreateView
  view: m
  materialized
  if_not_exists
  access_method: "heap"
  options
    -: Option
      name: "fillfactor"
      value: "70"
  tablespace: "x"
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
  with_data: no
RefreshMaterializedView
  view: m
  concurrently
  with_data: yes
Drop
  kind: VIEW
  objects
    -: ObjectReference
      name: v
  if_exists
Drop
  kind: MATERIALIZED VIEW
  objects
    -: ObjectReference
      name: m
  cascade
--- written
CREATE OR REPLACE TEMPORARY VIEW v (a, b) WITH (security_barrier) AS SELECT 1, 2 WITH LOCAL CHECK OPTION;
CREATE RECURSIVE VIEW v (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM v;
CREATE MATERIALIZED VIEW IF NOT EXISTS m USING heap WITH (fillfactor = 70) TABLESPACE x AS SELECT * FROM t WITH NO DATA;
REFRESH MATERIALIZED VIEW CONCURRENTLY m WITH DATA;
DROP VIEW IF EXISTS v;
DROP MATERIALIZED VIEW m CASCADE;
