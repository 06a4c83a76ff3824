--- case: types, domains, sequences, schemas, extensions
--- up
CREATE TYPE e AS ENUM ('a', 'b''c'); CREATE TYPE c AS (x int, y text COLLATE "C"); CREATE TYPE r AS RANGE (subtype = float8, subtype_diff = float8mi); CREATE TYPE b (input = f, output = g); CREATE TYPE sh;
ALTER TYPE e ADD VALUE IF NOT EXISTS 'd' BEFORE 'b'; ALTER TYPE e RENAME VALUE 'a' TO 'z'; ALTER TYPE e RENAME TO f; ALTER TYPE e OWNER TO x; ALTER TYPE e SET SCHEMA s;
CREATE DOMAIN d AS text COLLATE "C" DEFAULT 'x' CONSTRAINT ch CHECK (VALUE <> '') NOT NULL; ALTER DOMAIN d ADD CONSTRAINT c2 CHECK (VALUE > '') NOT VALID; ALTER DOMAIN d SET DEFAULT 'y'; ALTER DOMAIN d DROP CONSTRAINT c2; ALTER DOMAIN d RENAME CONSTRAINT a TO b;
CREATE TEMP SEQUENCE IF NOT EXISTS s AS int INCREMENT 2 MINVALUE -5 START 1 CYCLE OWNED BY t.a; CREATE SCHEMA IF NOT EXISTS sc AUTHORIZATION joe; CREATE SCHEMA AUTHORIZATION joe; CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public VERSION '1.1' CASCADE;
--- ast
CreateType
  type: e
  form: EnumType
    values: "a", "b'c"
CreateType
  type: c
  form: CompositeType
    attributes
      -: ColumnDefinition
        name: x
        type: TypeName
          name: integer
      -: ColumnDefinition
        name: y
        type: TypeName
          name: text
        constraints
          -: ColumnConstraint
            form: ColumnCollation
              collation: C
            attributes: ConstraintAttributes
CreateType
  type: r
  form: DefinedType
    range
    options
      -: Option
        name: "subtype"
        value: "float8"
      -: Option
        name: "subtype_diff"
        value: "float8mi"
CreateType
  type: b
  form: DefinedType
    options
      -: Option
        name: "input"
        value: "f"
      -: Option
        name: "output"
        value: "g"
CreateType
  type: sh
  form: ShellType
AddEnumValue
  type: e
  value: "d"
  if_not_exists
  before: "b"
RenameEnumValue
  type: e
  from: "a"
  to: "z"
RenameObject
  kind: TYPE
  object: ObjectReference
    name: e
  to: f
ChangeOwner
  kind: TYPE
  object: ObjectReference
    name: e
  owner: x
MoveObject
  kind: TYPE
  object: ObjectReference
    name: e
  schema: s
CreateDomain
  domain: d
  type: TypeName
    name: text
  constraints
    -: ColumnConstraint
      form: ColumnCollation
        collation: C
      attributes: ConstraintAttributes
    -: ColumnConstraint
      form: Default
        value: string "x"
      attributes: ConstraintAttributes
    -: ColumnConstraint
      name: ch
      form: Check
        condition: Binary
          op: "<>"
          left: ColumnReference
            parts: value
          right: string ""
      attributes: ConstraintAttributes
    -: ColumnConstraint
      form: NotNull
      attributes: ConstraintAttributes
AlterDomain
  domain: d
  action: AddConstraint
    constraint: TableConstraint
      name: c2
      form: Check
        condition: Binary
          op: ">"
          left: ColumnReference
            parts: value
          right: string ""
      attributes: ConstraintAttributes
        not_valid
AlterDomain
  domain: d
  action: SetDefault
    value: string "y"
AlterDomain
  domain: d
  action: DropConstraint
    constraint: c2
AlterDomain
  domain: d
  action: RenameConstraint
    constraint: a
    to: b
CreateSequence
  sequence: s
  temporary
  if_not_exists
  options: SequenceOptions
    type: TypeName
      name: integer
    increment: "2"
    minimum: "-5"
    start: "1"
    cycle: yes
    owned_by: ColumnReference
      parts: t, a
CreateSchema
  schema: sc
  if_not_exists
  authorization: joe
CreateSchema
  authorization: joe
CreateExtension
  extension: uuid-ossp
  if_not_exists
  schema: public
  version: "1.1"
  cascade
--- written
CREATE TYPE e AS ENUM ('a', 'b''c');
CREATE TYPE c AS (x integer, y text COLLATE "C");
CREATE TYPE r AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TYPE b (input = f, output = g);
CREATE TYPE sh;
ALTER TYPE e ADD VALUE IF NOT EXISTS 'd' BEFORE 'b';
ALTER TYPE e RENAME VALUE 'a' TO 'z';
ALTER TYPE e RENAME TO f;
ALTER TYPE e OWNER TO x;
ALTER TYPE e SET SCHEMA s;
CREATE DOMAIN d AS text COLLATE "C" DEFAULT 'x' CONSTRAINT ch CHECK (value <> '') NOT NULL;
ALTER DOMAIN d ADD CONSTRAINT c2 CHECK (value > '') NOT VALID;
ALTER DOMAIN d SET DEFAULT 'y';
ALTER DOMAIN d DROP CONSTRAINT c2;
ALTER DOMAIN d RENAME CONSTRAINT a TO b;
CREATE TEMPORARY SEQUENCE IF NOT EXISTS s AS integer INCREMENT BY 2 MINVALUE -5 START WITH 1 CYCLE OWNED BY t.a;
CREATE SCHEMA IF NOT EXISTS sc AUTHORIZATION joe;
CREATE SCHEMA AUTHORIZATION joe;
CREATE EXTENSION IF NOT EXISTS "uuid-ossp" SCHEMA public VERSION '1.1' CASCADE;

--- case: routines, triggers, rules, policies
--- up
CREATE OR REPLACE FUNCTION s.f(a int, OUT b text, VARIADIC c int[] DEFAULT '{}', double precision = 1) RETURNS SETOF t.x%TYPE LANGUAGE plpgsql IMMUTABLE STRICT SECURITY DEFINER COST 10 ROWS 5 PARALLEL SAFE SET search_path TO s, public AS $$ BEGIN END $$;
CREATE FUNCTION g() RETURNS TABLE (a int, b text) LANGUAGE sql RETURN 1 + 2; CREATE FUNCTION h(int) RETURNS int AS 'lib', 'sym' LANGUAGE C; CREATE PROCEDURE p() BEGIN ATOMIC SELECT 1; END;
ALTER FUNCTION f(int, text) RENAME TO g; ALTER PROCEDURE p OWNER TO x; ALTER FUNCTION f() SET SCHEMA s; ALTER FUNCTION f() STABLE SET a = 'b' RESET ALL; DROP FUNCTION IF EXISTS f(int), g CASCADE; DROP AGGREGATE a(*), b(int ORDER BY text);
CREATE CONSTRAINT TRIGGER tr AFTER INSERT OR UPDATE OF a, b ON t FROM u DEFERRABLE INITIALLY DEFERRED REFERENCING NEW TABLE AS n OLD TABLE o FOR EACH ROW WHEN (new.a > 1) EXECUTE FUNCTION f('x', 1); DROP TRIGGER tr ON t; ALTER TRIGGER tr ON t RENAME TO ts;
CREATE RULE r AS ON INSERT TO t WHERE new.a > 1 DO ALSO INSERT INTO u VALUES (new.a); DROP RULE r ON t; CREATE POLICY p ON t AS RESTRICTIVE FOR SELECT TO public, joe USING (a = 1) WITH CHECK ((SELECT true)); ALTER POLICY p ON t TO x; DROP POLICY IF EXISTS p ON t; DO LANGUAGE plpgsql $$ x $$;
--- ast
CreateRoutine
  routine: s.f
  or_replace
  parameters
    -: RoutineParameter
      name: a
      type: TypeName
        name: integer
    -: RoutineParameter
      mode: "OUT"
      name: b
      type: TypeName
        name: text
    -: RoutineParameter
      mode: "VARIADIC"
      name: c
      type: TypeName
        name: integer
        array_dimensions: 1
      default_value: string "{}"
    -: RoutineParameter
      type: TypeName
        name: "double precision"
      default_value: integer "1"
  returns: TypeName
    name: t.x
    set_of
    of_column
  language: "plpgsql"
  characteristics
    -: Option
      name: "IMMUTABLE"
    -: Option
      name: "STRICT"
    -: Option
      name: "SECURITY DEFINER"
    -: Option
      name: "COST"
      value: "10"
    -: Option
      name: "ROWS"
      value: "5"
    -: Option
      name: "PARALLEL"
      value: "SAFE"
    -: Option
      name: "SET"
      value: "search_path TO s, public"
  body: " BEGIN END "
CreateRoutine
  routine: g
  returns_table
    -: RoutineParameter
      name: a
      type: TypeName
        name: integer
    -: RoutineParameter
      name: b
      type: TypeName
        name: text
  language: "sql"
  body: "RETURN 1 + 2"
  body_is_sql
CreateRoutine
  routine: h
  parameters
    -: RoutineParameter
      type: TypeName
        name: integer
  returns: TypeName
    name: integer
  language: "c"
  body: "lib"
  link_symbol: "sym"
CreateRoutine
  routine: p
  procedure
  body: "BEGIN ATOMIC SELECT 1; END"
  body_is_sql
RenameObject
  kind: FUNCTION
  object: ObjectReference
    name: f
    has_arguments
    arguments
      -: RoutineParameter
        type: TypeName
          name: integer
      -: RoutineParameter
        type: TypeName
          name: text
  to: g
ChangeOwner
  kind: PROCEDURE
  object: ObjectReference
    name: p
  owner: x
MoveObject
  kind: FUNCTION
  object: ObjectReference
    name: f
    has_arguments
  schema: s
AlterRoutine
  routine: f
  kind: "FUNCTION"
  has_parameters
  characteristics
    -: Option
      name: "STABLE"
    -: Option
      name: "SET"
      value: "a = 'b'"
    -: Option
      name: "RESET"
      value: "ALL"
Drop
  kind: FUNCTION
  objects
    -: ObjectReference
      name: f
      has_arguments
      arguments
        -: RoutineParameter
          type: TypeName
            name: integer
    -: ObjectReference
      name: g
  if_exists
  cascade
Drop
  kind: AGGREGATE
  objects
    -: ObjectReference
      name: a
      extra: "(*)"
    -: ObjectReference
      name: b
      extra: "(int ORDER BY text)"
CreateTrigger
  trigger: tr
  constraint
  timing: "AFTER"
  events
    -: TriggerEvent
      event: "INSERT"
    -: TriggerEvent
      event: "UPDATE"
      columns: a, b
  table: t
  from_table: u
  attributes: ConstraintAttributes
    deferrable: yes
    initially_deferred: yes
  referencing: "NEW TABLE AS n", "OLD TABLE AS o"
  for_each: "ROW"
  when: Binary
    op: ">"
    left: ColumnReference
      parts: new, a
    right: integer "1"
  function: f
  arguments
    -: string "x"
    -: integer "1"
Drop
  kind: TRIGGER
  objects
    -: ObjectReference
      name: tr
      table: t
RenameObject
  kind: TRIGGER
  object: ObjectReference
    name: tr
    table: t
  to: ts
CreateRule
  rule: r
  event: "INSERT"
  table: t
  where: Binary
    op: ">"
    left: ColumnReference
      parts: new, a
    right: integer "1"
  also
  actions: "INSERT INTO u VALUES (new.a)"
Drop
  kind: RULE
  objects
    -: ObjectReference
      name: r
      table: t
CreatePolicy
  policy: p
  table: t
  permissive: no
  command: "SELECT"
  roles: public, joe
  using_condition: Binary
    op: "="
    left: ColumnReference
      parts: a
    right: integer "1"
  check: Subquery
    kind: scalar
    query: Query
      body: Select
        items
          -: SelectItem
            value: boolean "true"
CreatePolicy
  policy: p
  table: t
  alter
  roles: x
Drop
  kind: POLICY
  objects
    -: ObjectReference
      name: p
      table: t
  if_exists
CodeBlock
  language: "plpgsql"
  body: " x "
--- written
CREATE OR REPLACE FUNCTION s.f(a integer, OUT b text, VARIADIC c integer[] DEFAULT '{}', double precision DEFAULT 1) RETURNS SETOF t.x%TYPE LANGUAGE plpgsql IMMUTABLE STRICT SECURITY DEFINER COST 10 ROWS 5 PARALLEL SAFE SET search_path TO s, public
AS $$ BEGIN END $$;
CREATE FUNCTION g() RETURNS TABLE (a integer, b text) LANGUAGE sql
RETURN 1 + 2;
CREATE FUNCTION h(integer) RETURNS integer LANGUAGE c
AS 'lib', 'sym';
CREATE PROCEDURE p()
BEGIN ATOMIC SELECT 1; END;
ALTER FUNCTION f(integer, text) RENAME TO g;
ALTER PROCEDURE p OWNER TO x;
ALTER FUNCTION f() SET SCHEMA s;
ALTER FUNCTION f() STABLE SET a = 'b' RESET ALL;
DROP FUNCTION IF EXISTS f(integer), g CASCADE;
DROP AGGREGATE a (*), b (int ORDER BY text);
CREATE CONSTRAINT TRIGGER tr AFTER INSERT OR UPDATE OF a, b ON t FROM u DEFERRABLE INITIALLY DEFERRED REFERENCING NEW TABLE AS n OLD TABLE AS o FOR EACH ROW WHEN (new.a > 1) EXECUTE FUNCTION f('x', 1);
DROP TRIGGER tr ON t;
ALTER TRIGGER tr ON t RENAME TO ts;
CREATE RULE r AS ON INSERT TO t WHERE new.a > 1 DO ALSO INSERT INTO u VALUES (new.a);
DROP RULE r ON t;
CREATE POLICY p ON t AS RESTRICTIVE FOR SELECT TO PUBLIC, joe USING (a = 1) WITH CHECK ((SELECT TRUE));
ALTER POLICY p ON t TO x;
DROP POLICY IF EXISTS p ON t;
DO LANGUAGE plpgsql $$ x $$;

--- case: DROP, COMMENT, GRANT
--- up
DROP TABLE IF EXISTS a, s.b CASCADE; DROP OPERATOR CLASS oc USING btree; DROP CAST (a AS b); DROP OPERATOR + (int, NONE); DROP USER MAPPING FOR x SERVER y; DROP DATABASE d WITH (FORCE); DROP OWNED BY x; DROP TEXT SEARCH CONFIGURATION c;
COMMENT ON TABLE t IS 'x'; COMMENT ON COLUMN s.t.c IS NULL; COMMENT ON CONSTRAINT c ON DOMAIN d IS 'y'; COMMENT ON FUNCTION f(int) IS 'z'; COMMENT ON TRIGGER tr ON t IS 'a'; COMMENT ON TYPE s.ty IS 'b'; SECURITY LABEL FOR p ON TABLE t IS 'l';
GRANT SELECT, UPDATE (a, b), ALL PRIVILEGES ON TABLE t, u TO joe, PUBLIC WITH GRANT OPTION; GRANT USAGE ON ALL SEQUENCES IN SCHEMA s TO joe; GRANT EXECUTE ON FUNCTION f(int) TO joe; GRANT a, b TO c WITH ADMIN OPTION;
REVOKE GRANT OPTION FOR SELECT ON t FROM joe CASCADE; REVOKE ADMIN OPTION FOR a FROM b; ALTER DEFAULT PRIVILEGES FOR ROLE x IN SCHEMA s GRANT SELECT ON TABLES TO y;
--- ast
Drop
  kind: TABLE
  objects
    -: ObjectReference
      name: a
    -: ObjectReference
      name: s.b
  if_exists
  cascade
Drop
  kind: OPERATOR CLASS
  objects
    -: ObjectReference
      name: oc
      extra: "USING btree"
Drop
  kind: CAST
  objects
    -: ObjectReference
      extra: "(a AS b)"
Drop
  kind: OPERATOR
  objects
    -: ObjectReference
      extra: "+ (int, NONE)"
Drop
  kind: USER MAPPING
  objects
    -: ObjectReference
      extra: "FOR x SERVER y"
Drop
  kind: DATABASE
  objects
    -: ObjectReference
      name: d
  options
    -: Option
      name: "FORCE"
Command
  verb: "DROP OWNED"
  text: "BY x"
Drop
  kind: TEXT SEARCH CONFIGURATION
  objects
    -: ObjectReference
      name: c
CommentOn
  kind: TABLE
  object: ObjectReference
    name: t
  text: "x"
CommentOn
  kind: COLUMN
  object: ObjectReference
    name: c
    table: s.t
CommentOn
  kind: CONSTRAINT ON DOMAIN
  object: ObjectReference
    name: c
    table: d
  text: "y"
CommentOn
  kind: FUNCTION
  object: ObjectReference
    name: f
    has_arguments
    arguments
      -: RoutineParameter
        type: TypeName
          name: integer
  text: "z"
CommentOn
  kind: TRIGGER
  object: ObjectReference
    name: tr
    table: t
  text: "a"
CommentOn
  kind: TYPE
  object: ObjectReference
    name: s.ty
  text: "b"
Command
  verb: "SECURITY LABEL"
  text: "FOR p ON TABLE t IS 'l'"
Grant
  privileges: "SELECT", "UPDATE (a, b)", "ALL PRIVILEGES"
  object_kind: "TABLE"
  objects
    -: ObjectReference
      name: t
    -: ObjectReference
      name: u
  grantees: "joe", "PUBLIC"
  tail: "WITH GRANT OPTION"
Grant
  privileges: "USAGE"
  object_kind: "ALL SEQUENCES IN SCHEMA"
  objects
    -: ObjectReference
      name: s
  grantees: "joe"
Grant
  privileges: "EXECUTE"
  object_kind: "FUNCTION"
  objects
    -: ObjectReference
      name: f
      has_arguments
      arguments
        -: RoutineParameter
          type: TypeName
            name: integer
  grantees: "joe"
Grant
  privileges: "a", "b"
  roles
  grantees: "c"
  tail: "WITH ADMIN OPTION"
Grant
  revoke
  option_only
  privileges: "SELECT"
  objects
    -: ObjectReference
      name: t
  grantees: "joe"
  tail: "CASCADE"
Grant
  revoke
  privileges: "ADMIN OPTION FOR a"
  roles
  grantees: "b"
Grant
  default_privileges
  scope: "FOR ROLE x IN SCHEMA s"
  privileges: "SELECT"
  object_kind: "TABLES"
  grantees: "y"
--- written
DROP TABLE IF EXISTS a, s.b CASCADE;
DROP OPERATOR CLASS oc USING btree;
DROP CAST (a AS b);
DROP OPERATOR + (int, NONE);
DROP USER MAPPING FOR x SERVER y;
DROP DATABASE d WITH (FORCE);
DROP OWNED BY x;
DROP TEXT SEARCH CONFIGURATION c;
COMMENT ON TABLE t IS 'x';
COMMENT ON COLUMN s.t.c IS NULL;
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'y';
COMMENT ON FUNCTION f(integer) IS 'z';
COMMENT ON TRIGGER tr ON t IS 'a';
COMMENT ON TYPE s.ty IS 'b';
SECURITY LABEL FOR p ON TABLE t IS 'l';
GRANT SELECT, UPDATE (a, b), ALL PRIVILEGES ON TABLE t, u TO joe, PUBLIC WITH GRANT OPTION;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA s TO joe;
GRANT EXECUTE ON FUNCTION f(integer) TO joe;
GRANT a, b TO c WITH ADMIN OPTION;
REVOKE GRANT OPTION FOR SELECT ON t FROM joe CASCADE;
REVOKE ADMIN OPTION FOR a FROM b;
ALTER DEFAULT PRIVILEGES FOR ROLE x IN SCHEMA s GRANT SELECT ON TABLES TO y;

--- case: the other kinds of objects
--- up
CREATE ROLE joe WITH LOGIN PASSWORD 'x' VALID UNTIL 'y' IN ROLE a; ALTER USER joe SET search_path TO s; CREATE DATABASE d OWNER x ENCODING 'UTF8' CONNECTION LIMIT 5; CREATE PUBLICATION p FOR TABLE a (x), b WHERE (y > 1), TABLES IN SCHEMA s WITH (publish = 'insert'); ALTER PUBLICATION p ADD TABLE c;
CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (slot_name = NONE); CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'h'); CREATE USER MAPPING FOR CURRENT_USER SERVER s; CREATE STATISTICS st (mcv) ON a, (b + c) FROM t; CREATE OPERATOR s.=== (leftarg = int, procedure = f, commutator = ===);
CREATE AGGREGATE agg (int) (sfunc = f, stype = int); CREATE CAST (a AS b) WITH FUNCTION f(a) AS ASSIGNMENT; CREATE COLLATION c FROM "C"; CREATE EVENT TRIGGER et ON ddl_command_start WHEN tag IN ('a') EXECUTE FUNCTION f(); CREATE ACCESS METHOD am TYPE INDEX HANDLER h; CREATE TEXT SEARCH CONFIGURATION c (parser = x);
ALTER EXTENSION e UPDATE TO '2'; ALTER EXTENSION e SET SCHEMA s; ALTER DATABASE d RENAME TO e; ALTER STATISTICS st SET STATISTICS 5; ALTER SERVER s OPTIONS (SET host 'i'); ALTER EVENT TRIGGER et DISABLE; ALTER OPERATOR FAMILY of USING btree ADD OPERATOR 1 < (a, b);
--- ast
DefineObject
  kind: ROLE
  object: ObjectReference
    name: joe
  text: "WITH LOGIN PASSWORD '***' VALID UNTIL 'y' IN ROLE a"
DefineObject
  kind: USER
  alter
  object: ObjectReference
    name: joe
  text: "SET search_path TO s"
DefineObject
  kind: DATABASE
  object: ObjectReference
    name: d
  text: "OWNER x ENCODING 'UTF8' CONNECTION LIMIT 5"
DefineObject
  kind: PUBLICATION
  object: ObjectReference
    name: p
  tables: a, b
  text: "FOR TABLE a (x), b WHERE (y > 1), TABLES IN SCHEMA s WITH (publish = 'insert')"
DefineObject
  kind: PUBLICATION
  alter
  object: ObjectReference
    name: p
  tables: c
  text: "ADD TABLE c"
DefineObject
  kind: SUBSCRIPTION
  object: ObjectReference
    name: s
  text: "CONNECTION 'c' PUBLICATION p WITH (slot_name = NONE)"
DefineObject
  kind: SERVER
  object: ObjectReference
    name: s
  text: "FOREIGN DATA WRAPPER w OPTIONS (host 'h')"
DefineObject
  kind: USER MAPPING
  object: ObjectReference
  text: "FOR CURRENT_USER SERVER s"
DefineObject
  kind: STATISTICS
  object: ObjectReference
    name: st
  tables: t
  text: "(mcv) ON a, (b + c) FROM t"
DefineObject
  kind: OPERATOR
  object: ObjectReference
    extra: "s.==="
  text: "(leftarg = int, procedure = f, commutator = ===)"
DefineObject
  kind: AGGREGATE
  object: ObjectReference
    name: agg
  text: "(int) (sfunc = f, stype = int)"
DefineObject
  kind: CAST
  object: ObjectReference
  text: "(a AS b) WITH FUNCTION f(a) AS ASSIGNMENT"
DefineObject
  kind: COLLATION
  object: ObjectReference
    name: c
  text: "FROM \"C\""
DefineObject
  kind: EVENT TRIGGER
  object: ObjectReference
    name: et
  text: "ON ddl_command_start WHEN tag IN ('a') EXECUTE FUNCTION f()"
DefineObject
  kind: ACCESS METHOD
  object: ObjectReference
    name: am
  text: "TYPE INDEX HANDLER h"
DefineObject
  kind: TEXT SEARCH CONFIGURATION
  object: ObjectReference
    name: c
  text: "(parser = x)"
DefineObject
  kind: EXTENSION
  alter
  object: ObjectReference
    name: e
  text: "UPDATE TO '2'"
MoveObject
  kind: EXTENSION
  object: ObjectReference
    name: e
  schema: s
RenameObject
  kind: DATABASE
  object: ObjectReference
    name: d
  to: e
DefineObject
  kind: STATISTICS
  alter
  object: ObjectReference
    name: st
  text: "SET STATISTICS 5"
DefineObject
  kind: SERVER
  alter
  object: ObjectReference
    name: s
  text: "OPTIONS (SET host 'i')"
DefineObject
  kind: EVENT TRIGGER
  alter
  object: ObjectReference
    name: et
  text: "DISABLE"
DefineObject
  kind: OPERATOR FAMILY
  alter
  object: ObjectReference
    name: of
    extra: "USING btree"
  text: "ADD OPERATOR 1 < (a, b)"
--- written
CREATE ROLE joe WITH LOGIN PASSWORD '***' VALID UNTIL 'y' IN ROLE a;
ALTER USER joe SET search_path TO s;
CREATE DATABASE d OWNER x ENCODING 'UTF8' CONNECTION LIMIT 5;
CREATE PUBLICATION p FOR TABLE a (x), b WHERE (y > 1), TABLES IN SCHEMA s WITH (publish = 'insert');
ALTER PUBLICATION p ADD TABLE c;
CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (slot_name = NONE);
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'h');
CREATE USER MAPPING FOR CURRENT_USER SERVER s;
CREATE STATISTICS st (mcv) ON a, (b + c) FROM t;
CREATE OPERATOR s.=== (leftarg = int, procedure = f, commutator = ===);
CREATE AGGREGATE agg (int) (sfunc = f, stype = int);
CREATE CAST (a AS b) WITH FUNCTION f(a) AS ASSIGNMENT;
CREATE COLLATION c FROM "C";
CREATE EVENT TRIGGER et ON ddl_command_start WHEN tag IN ('a') EXECUTE FUNCTION f();
CREATE ACCESS METHOD am TYPE INDEX HANDLER h;
CREATE TEXT SEARCH CONFIGURATION c (parser = x);
ALTER EXTENSION e UPDATE TO '2';
ALTER EXTENSION e SET SCHEMA s;
ALTER DATABASE d RENAME TO e;
ALTER STATISTICS st SET STATISTICS 5;
ALTER SERVER s OPTIONS (SET host 'i');
ALTER EVENT TRIGGER et DISABLE;
ALTER OPERATOR FAMILY of USING btree ADD OPERATOR 1 < (a, b);

--- case: operators are dropped one by one
--- up
DROP OPERATOR IF EXISTS === (int, int), s.!== (NONE, int) CASCADE;
--- ast
Drop
  kind: OPERATOR
  objects
    -: ObjectReference
      extra: "=== (int, int)"
    -: ObjectReference
      extra: "s.!== (NONE, int)"
  if_exists
  cascade
--- written
DROP OPERATOR IF EXISTS === (int, int), s.!== (NONE, int) CASCADE;
