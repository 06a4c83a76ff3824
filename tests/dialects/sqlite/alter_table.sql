--- case: each form of ALTER TABLE
--- up
ALTER TABLE users RENAME TO people;
ALTER TABLE main.users RENAME COLUMN mail TO email;
ALTER TABLE users RENAME mail TO email;
ALTER TABLE users ADD COLUMN age int NOT NULL DEFAULT 0 CHECK (age >= 0);
ALTER TABLE users ADD untyped;
ALTER TABLE users DROP COLUMN age;
ALTER TABLE users DROP age;
--- ast
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: RenameTo
      to: people
AlterTable
  kind: "TABLE"
  table: main.users
  actions
    -: RenameColumn
      column: mail
      to: email
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: RenameColumn
      column: mail
      to: email
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: AddColumn
      column: ColumnDefinition
        name: age
        type: TypeName
          name: INT
        constraints
          -: ColumnConstraint
            form: NotNull
            attributes: ConstraintAttributes
          -: ColumnConstraint
            form: Default
              value: integer "0"
            attributes: ConstraintAttributes
          -: ColumnConstraint
            form: Check
              condition: Binary
                op: ">="
                left: ColumnReference
                  parts: age
                right: integer "0"
            attributes: ConstraintAttributes
      place: ColumnPlace
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: AddColumn
      column: ColumnDefinition
        name: untyped
      place: ColumnPlace
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: DropColumn
      column: age
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: DropColumn
      column: age
--- written
ALTER TABLE users RENAME TO people;
ALTER TABLE main.users RENAME COLUMN mail TO email;
ALTER TABLE users RENAME COLUMN mail TO email;
ALTER TABLE users ADD COLUMN age INT NOT NULL DEFAULT 0 CHECK (age >= 0);
ALTER TABLE users ADD COLUMN untyped;
ALTER TABLE users DROP COLUMN age;
ALTER TABLE users DROP COLUMN age;

--- case: constraints that come and go (3.53)
--- up
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 18) ON CONFLICT FAIL;
ALTER TABLE users ADD CHECK (age < 200);
ALTER TABLE users DROP CONSTRAINT adult;
ALTER TABLE users ALTER COLUMN age SET NOT NULL ON CONFLICT REPLACE;
ALTER TABLE users ALTER age SET NOT NULL;
ALTER TABLE users ALTER age DROP NOT NULL;
--- ast
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: AddConstraint
      constraint: TableConstraint
        name: adult
        form: Check
          condition: Binary
            op: ">="
            left: ColumnReference
              parts: age
            right: integer "18"
        attributes: ConstraintAttributes
          on_conflict: "FAIL"
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: AddConstraint
      constraint: TableConstraint
        form: Check
          condition: Binary
            op: "<"
            left: ColumnReference
              parts: age
            right: integer "200"
        attributes: ConstraintAttributes
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: DropConstraint
      constraint: adult
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: SetNotNull
      column: age
      on_conflict: "REPLACE"
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: SetNotNull
      column: age
AlterTable
  kind: "TABLE"
  table: users
  actions
    -: DropNotNull
      column: age
--- written
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 18) ON CONFLICT FAIL;
ALTER TABLE users ADD CHECK (age < 200);
ALTER TABLE users DROP CONSTRAINT adult;
ALTER TABLE users ALTER COLUMN age SET NOT NULL ON CONFLICT REPLACE;
ALTER TABLE users ALTER COLUMN age SET NOT NULL;
ALTER TABLE users ALTER COLUMN age DROP NOT NULL;

--- case: forms of other databases do not exist here
--- up
ALTER TABLE users ADD COLUMN IF NOT EXISTS age int;  -- error: syntax-error
ALTER TABLE users ADD COLUMN a int, ADD COLUMN b int;  -- error: syntax-error
ALTER TABLE users ALTER COLUMN age TYPE bigint;  -- error: syntax-error
ALTER TABLE users DROP COLUMN IF EXISTS age;  -- error: syntax-error
ALTER TABLE users DROP INDEX i;  -- error: syntax-error
