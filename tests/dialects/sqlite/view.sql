--- case: views
--- up
CREATE VIEW IF NOT EXISTS main.active (id, name) AS SELECT id, name FROM users WHERE deleted IS NULL;
CREATE TEMP VIEW latest AS WITH x AS (SELECT max(id) AS id FROM users) SELECT * FROM x;
CREATE VIEW two AS VALUES (1), (2);
--- ast
CreateView
  view: main.active
  if_not_exists
  columns: id, name
  query: Query
    body: Select
      items
        -: SelectItem
          value: ColumnReference
            parts: id
        -: SelectItem
          value: ColumnReference
            parts: name
      from
        -: TableReference
          form: NamedTable
            name: users
      where: IsTest
        operand: ColumnReference
          parts: deleted
        test: "NULL"
CreateView
  view: latest
  temporary
  query: Query
    with: With
      tables
        -: CommonTable
          name: x
          body: Query
            body: Select
              items
                -: SelectItem
                  value: Call
                    function: max
                    arguments
                      -: Argument
                        value: ColumnReference
                          parts: id
                  alias: id
              from
                -: TableReference
                  form: NamedTable
                    name: users
    body: Select
      items
        -: SelectItem
          value: ColumnReference
            star
      from
        -: TableReference
          form: NamedTable
            name: x
CreateView
  view: two
  query: Query
    body: Values
      rows
        -
          -: integer "1"
        -
          -: integer "2"
--- written
CREATE VIEW IF NOT EXISTS main.active (id, name) AS SELECT id, name FROM users WHERE deleted IS NULL;
CREATE TEMPORARY VIEW latest AS WITH x AS (SELECT max(id) AS id FROM users) SELECT * FROM x;
CREATE VIEW two AS VALUES (1), (2);

--- case: a view is not replaced here
--- up
CREATE OR REPLACE VIEW v AS SELECT 1;  -- error: syntax-error
