--- case: columns, expressions, collations, a condition
--- up
CREATE UNIQUE INDEX IF NOT EXISTS main.users_email
  ON users (email COLLATE nocase DESC, lower(name), a + b, "quoted", 'string')
  WHERE deleted IS NULL;
--- ast
CreateIndex
  index: IndexDefinition
    name: users_email
    unique
    parts
      -: IndexPart
        column: email
        collation: nocase
        direction: descending
      -: IndexPart
        expression: Call
          function: lower
          arguments
            -: Argument
              value: ColumnReference
                parts: name
      -: IndexPart
        expression: Binary
          op: "+"
          left: ColumnReference
            parts: a
          right: ColumnReference
            parts: b
      -: IndexPart
        column: quoted
      -: IndexPart
        column: string
    where: IsTest
      operand: ColumnReference
        parts: deleted
      test: "NULL"
  name: main.users_email
  table: users
  if_not_exists
--- written
CREATE UNIQUE INDEX IF NOT EXISTS main.users_email ON users (email COLLATE nocase DESC, lower(name), (a + b), quoted, string) WHERE deleted IS NULL;

--- case: forms of other databases do not exist here
--- up
CREATE INDEX ON users (email);  -- error: syntax-error
CREATE INDEX i ON main.users (email);  -- error: syntax-error
CREATE INDEX CONCURRENTLY i ON users (email);  -- error: syntax-error
CREATE INDEX i ON users USING btree (email);  -- error: syntax-error
