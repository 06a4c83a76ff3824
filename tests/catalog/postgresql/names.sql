--- case: the server names constraints, indexes and sequences
--- up
CREATE TABLE parent (id bigserial PRIMARY KEY, code text UNIQUE);
CREATE TABLE t (
  id serial PRIMARY KEY,
  a int NOT NULL CHECK (a > 0),
  b int REFERENCES parent,
  c int GENERATED ALWAYS AS IDENTITY,
  UNIQUE (a, b),
  CHECK (a < b)
);
CREATE INDEX ON t (a);
CREATE INDEX ON t (a);
CREATE INDEX ON t (lower(b::text), (a + b));
--- after

--- case: a long name is cut to 63 bytes
--- up
CREATE TABLE a_table_with_a_name_that_is_rather_long_to_begin_with (
  a_column_with_a_name_that_is_rather_long_too int UNIQUE
);
--- after

--- case: what exists already or does not exist is said
--- given
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE INDEX i ON t (a);
--- up
CREATE TABLE t (id int);  -- error: table-exists
CREATE TABLE IF NOT EXISTS t (id int);
CREATE INDEX i ON t (id);  -- error: index-exists
ALTER TABLE t ADD COLUMN a int;  -- error: column-exists
ALTER TABLE t DROP COLUMN b;  -- error: no-such-column
ALTER TABLE t DROP COLUMN IF EXISTS b;
ALTER TABLE u ADD COLUMN a int;  -- error: no-such-table
ALTER TABLE t DROP CONSTRAINT c;  -- error: no-such-constraint
DROP INDEX j;  -- error: no-such-index
DROP INDEX t_pkey;  -- error: index-in-use
ALTER TABLE t ADD COLUMN m mood;  -- error: no-such-type
INSERT INTO t (id, c) VALUES (1, 2);  -- error: no-such-column
UPDATE t SET d = 1;  -- error: no-such-column
SELECT a, e FROM t;  -- error: no-such-column
DELETE FROM t WHERE id = 1;
--- changes
added column t.m
  type: mood

--- case: history that starts from an existing database is believed
--- up
ALTER TABLE users ADD COLUMN a int;
ALTER TABLE orders DROP COLUMN b;
ALTER TABLE auth.users ADD COLUMN c int;
--- changes
