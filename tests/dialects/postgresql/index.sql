--- case: indexes
--- up
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY s.t USING gin (a COLLATE "C" text_ops (x = 1) DESC NULLS LAST, lower(b), (c || d), coalesce(e, 0))
  INCLUDE (f) NULLS NOT DISTINCT WITH (fillfactor = 70) TABLESPACE x WHERE g IS NULL;
CREATE INDEX ON t (a);
DROP INDEX CONCURRENTLY IF EXISTS i, s.j CASCADE;
REINDEX (VERBOSE) TABLE CONCURRENTLY t;
--- ast
CreateIndex
  index: IndexDefinition
    name: i
    unique
    method: "gin"
    parts
      -: IndexPart
        column: a
        collation: C
        operator_class: text_ops
        operator_class_options
          -: Option
            name: "x"
            value: "1"
        direction: descending
        nulls: last
      -: IndexPart
        expression: Call
          function: lower
          arguments
            -: Argument
              value: ColumnReference
                parts: b
      -: IndexPart
        expression: Binary
          op: "||"
          left: ColumnReference
            parts: c
          right: ColumnReference
            parts: d
      -: IndexPart
        expression: Call
          function: coalesce
          arguments
            -: Argument
              value: ColumnReference
                parts: e
            -: Argument
              value: integer "0"
    include: f
    nulls_distinct: no
    options
      -: Option
        name: "fillfactor"
        value: "70"
    tablespace: "x"
    where: IsTest
      operand: ColumnReference
        parts: g
      test: "NULL"
  name: i
  table: s.t
  concurrently
  if_not_exists
  only
CreateIndex
  index: IndexDefinition
    parts
      -: IndexPart
        column: a
  table: t
Drop
  kind: INDEX
  objects
    -: ObjectReference
      name: i
    -: ObjectReference
      name: s.j
  if_exists
  cascade
  concurrently
Maintain
  verb: "REINDEX"
  object_kind: "TABLE"
  objects: t
  concurrently
  options: "(VERBOSE)"
--- written
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY s.t USING gin (a COLLATE "C" text_ops (x = 1) DESC NULLS LAST, lower(b), (c || d), COALESCE(e, 0)) INCLUDE (f) NULLS NOT DISTINCT WITH (fillfactor = 70) TABLESPACE x WHERE g IS NULL;
CREATE INDEX ON t (a);
DROP INDEX CONCURRENTLY IF EXISTS i, s.j CASCADE;
REINDEX (VERBOSE) TABLE CONCURRENTLY t;
