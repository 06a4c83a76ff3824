--- case: what reads a column keeps its type
--- given
CREATE TABLE t (a integer, b integer, c integer, d integer, e integer,
                g integer GENERATED ALWAYS AS (a * 2) STORED);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE POLICY own ON t USING (b > 0) WITH CHECK (EXISTS (SELECT e FROM t AS other));
CREATE TRIGGER of_c BEFORE UPDATE OF c ON t FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE TRIGGER others BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.d > OLD.d) EXECUTE FUNCTION stamp();
--- up
ALTER TABLE t ALTER COLUMN a TYPE bigint;  -- error: column-in-use
ALTER TABLE t ALTER COLUMN b TYPE bigint;  -- error: column-in-use
ALTER TABLE t ALTER COLUMN c TYPE bigint;  -- error: column-in-use
ALTER TABLE t ALTER COLUMN d TYPE bigint;  -- error: column-in-use
ALTER TABLE t ALTER COLUMN e TYPE bigint;
ALTER TABLE t ALTER COLUMN g TYPE bigint;
ALTER TABLE t ALTER COLUMN a TYPE bigint, DROP COLUMN g;

--- case: a column that comes from a parent changes there
--- given
CREATE TABLE base (a integer, b integer, CONSTRAINT b_set CHECK (b > 0));
CREATE TABLE heir (own integer) INHERITS (base);
--- up
ALTER TABLE heir ALTER COLUMN a TYPE bigint;  -- error: alter-not-supported
ALTER TABLE heir DROP COLUMN a;  -- error: alter-not-supported
ALTER TABLE heir RENAME COLUMN a TO x;  -- error: alter-not-supported
ALTER TABLE heir DROP CONSTRAINT b_set;  -- error: constraint-in-use
ALTER TABLE heir ALTER COLUMN own TYPE bigint;
ALTER TABLE base ALTER COLUMN a TYPE bigint;

--- case: a parent does not change alone
--- given
CREATE TABLE base (a integer, b integer, CONSTRAINT b_set CHECK (b > 0));
CREATE TABLE heir () INHERITS (base);
CREATE TABLE whole (a integer) PARTITION BY RANGE (a);
CREATE TABLE alone (a integer) PARTITION BY RANGE (a);
CREATE TABLE part PARTITION OF whole DEFAULT;
--- up
ALTER TABLE ONLY whole ADD COLUMN b integer;  -- error: alter-not-supported
ALTER TABLE ONLY alone ADD COLUMN b integer;
ALTER TABLE part ADD COLUMN b integer;  -- error: alter-not-supported
ALTER TABLE ONLY base ALTER COLUMN a TYPE bigint;  -- error: alter-not-supported
ALTER TABLE ONLY base RENAME COLUMN a TO x;  -- error: alter-not-supported
ALTER TABLE ONLY base ADD CHECK (a > 0);  -- error: alter-not-supported
ALTER TABLE ONLY base ADD CONSTRAINT own CHECK (a > 0) NO INHERIT;
ALTER TABLE ONLY base DROP COLUMN a;
ALTER TABLE ONLY base DROP CONSTRAINT b_set;
ALTER TABLE heir DROP COLUMN a;

--- case: a column that divides a table into partitions
--- given
CREATE TABLE p (a integer, b integer, c integer, d integer) PARTITION BY RANGE (a, (b + 1));
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1, 1) TO (2, 2) PARTITION BY LIST (c);
--- up
ALTER TABLE p ALTER COLUMN a TYPE bigint;  -- error: column-in-use
ALTER TABLE p ALTER COLUMN b TYPE bigint;  -- error: column-in-use
ALTER TABLE p DROP COLUMN c CASCADE;  -- error: column-in-use
ALTER TABLE p RENAME COLUMN a TO first;
ALTER TABLE p DROP COLUMN first;  -- error: column-in-use
ALTER TABLE p ALTER COLUMN d TYPE bigint;

--- case: what goes with a column, where the statement says so
--- given
CREATE TABLE t (a integer, b integer, c integer, g integer GENERATED ALWAYS AS (a * 2) STORED);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE POLICY own ON t USING (b > 0);
CREATE TRIGGER of_c BEFORE UPDATE OF c ON t FOR EACH ROW EXECUTE FUNCTION stamp();
--- up
ALTER TABLE t DROP COLUMN b;  -- error: column-in-use
ALTER TABLE t DROP COLUMN c;  -- error: column-in-use
ALTER TABLE t DROP COLUMN a CASCADE;
ALTER TABLE t DROP COLUMN b CASCADE, DROP COLUMN c CASCADE;
--- changes
changed table t
  columns: a, b, c, g -> -
removed column t.a
  type: integer
removed column t.b
  type: integer
removed column t.c
  type: integer
removed column t.g
  type: integer
  generated: a * 2
  storage: STORED
removed trigger t.of_c
  timing: BEFORE
  events: UPDATE OF c
  for each: ROW
  function: stamp
removed policy t.own
  using: b > 0
