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
schema public
sequence parent_id_seq
  type: bigint
  owned by: parent.id
sequence t_c_seq
  type: integer
  owned by: t.c
sequence t_id_seq
  type: integer
  owned by: t.id
table parent
  columns: id, code
column parent.id
  type: bigint
  not null: yes
  not null constraint: parent_id_not_null
  default: nextval('parent_id_seq'::regclass)
column parent.code
  type: text
constraint parent.parent_pkey
  kind: PRIMARY KEY
  columns: id
constraint parent.parent_code_key
  kind: UNIQUE
  columns: code
index parent.parent_pkey
  columns: id
  unique: yes
  primary: yes
  behind constraint: parent_pkey
index parent.parent_code_key
  columns: code
  unique: yes
  behind constraint: parent_code_key
table t
  columns: id, a, b, c
column t.id
  type: integer
  not null: yes
  not null constraint: t_id_not_null
  default: nextval('t_id_seq'::regclass)
column t.a
  type: integer
  not null: yes
  not null constraint: t_a_not_null
column t.b
  type: integer
column t.c
  type: integer
  not null: yes
  not null constraint: t_c_not_null
  identity: always
constraint t.t_a_check
  kind: CHECK
  columns: a
  condition: a > 0
constraint t.t_check
  kind: CHECK
  columns: a, b
  condition: a < b
constraint t.t_pkey
  kind: PRIMARY KEY
  columns: id
constraint t.t_a_b_key
  kind: UNIQUE
  columns: a, b
constraint t.t_b_fkey
  kind: FOREIGN KEY
  columns: b
  references: parent (id)
index t.t_pkey
  columns: id
  unique: yes
  primary: yes
  behind constraint: t_pkey
index t.t_a_b_key
  columns: a, b
  unique: yes
  behind constraint: t_a_b_key
index t.t_a_idx
  columns: a
index t.t_a_idx1
  columns: a
index t.t_lower_expr_idx
  columns: (lower(b::text)), (a + b)

--- case: a long name is cut to 63 bytes
--- up
CREATE TABLE a_table_with_a_name_that_is_rather_long_to_begin_with (
  a_column_with_a_name_that_is_rather_long_too int UNIQUE
);
--- after
schema public
table a_table_with_a_name_that_is_rather_long_to_begin_with
  columns: a_column_with_a_name_that_is_rather_long_too
column a_table_with_a_name_that_is_rather_long_to_begin_with.a_column_with_a_name_that_is_rather_long_too
  type: integer
constraint a_table_with_a_name_that_is_rather_long_to_begin_with.a_table_with_a_name_that_is_r_a_column_with_a_name_that_is__key
  kind: UNIQUE
  columns: a_column_with_a_name_that_is_rather_long_too
index a_table_with_a_name_that_is_rather_long_to_begin_with.a_table_with_a_name_that_is_r_a_column_with_a_name_that_is__key
  columns: a_column_with_a_name_that_is_rather_long_too
  unique: yes
  behind constraint: a_table_with_a_name_that_is_r_a_column_with_a_name_that_is__key

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
changed table t
  columns: id, a -> id, a, m
added column t.m
  type: mood

--- case: history that starts from an existing database is believed
--- up
ALTER TABLE users ADD COLUMN a int;
ALTER TABLE orders DROP COLUMN b;
ALTER TABLE auth.users ADD COLUMN c int;
--- changes
added table auth.users
  columns: c
  not made by these migrations: yes
  columns unknown: yes
added column auth.users.c
  type: integer
added table orders
  not made by these migrations: yes
  columns unknown: yes
added table users
  columns: a
  not made by these migrations: yes
  columns unknown: yes
added column users.a
  type: integer

--- case: what an index holds besides is in its name, and so are expressions
--- given
CREATE TABLE t (id int, a int NOT NULL, b int, c text);
--- up
ALTER TABLE t ADD UNIQUE (a) INCLUDE (b);
CREATE INDEX ON t (c) INCLUDE (a);
CREATE INDEX ON t (a) INCLUDE (a);
ALTER TABLE t ADD EXCLUDE USING btree ((b + 1) WITH =, id WITH =);
ALTER TABLE t ADD EXCLUDE USING btree (lower(c) WITH =, (b + 1) WITH =, (b + 2) WITH =) INCLUDE (a);
--- changes
added constraint t.t_a_b_key
  kind: UNIQUE
  columns: a
added constraint t.t_expr_id_excl
  kind: EXCLUDE
  columns: , id
added constraint t.t_lower_expr_expr1_a_excl
  kind: EXCLUDE
  columns: , , 
added index t.t_a_b_key
  columns: a
  unique: yes
  include: b
  behind constraint: t_a_b_key
added index t.t_c_a_idx
  columns: c
  include: a
added index t.t_a_a1_idx
  columns: a
  include: a
added index t.t_expr_id_excl
  columns: (b + 1) WITH =, id WITH =
  method: btree
  behind constraint: t_expr_id_excl
added index t.t_lower_expr_expr1_a_excl
  columns: (lower(c)) WITH =, (b + 1) WITH =, (b + 2) WITH =
  method: btree
  include: a
  behind constraint: t_lower_expr_expr1_a_excl

--- case: a parent alone gets defaults
--- given
CREATE TABLE base (a integer, b integer, c integer DEFAULT 3);
CREATE TABLE heir () INHERITS (base);
--- up
ALTER TABLE ONLY base ALTER COLUMN a SET DEFAULT 5;
ALTER TABLE base ALTER COLUMN b SET DEFAULT 5;
ALTER TABLE ONLY base ALTER COLUMN c DROP DEFAULT;
--- changes
changed column base.a
  default: - -> 5
changed column base.b
  default: - -> 5
changed column base.c
  default: 3 -> -
changed column heir.b
  default: - -> 5

--- case: where statistics are made, and who sets where
--- given
CREATE SCHEMA app;
CREATE TABLE app.t (a integer, b integer);
CREATE TABLE t (c integer);
--- up
SET search_path = app;
CREATE STATISTICS first ON a, b FROM t;
CREATE STATISTICS second ON b, a FROM t;
ALTER STATISTICS first RENAME TO third;
DROP STATISTICS second;
SELECT set_config('search_path', 'public', false);
INSERT INTO t (c) VALUES (1);
SELECT pg_catalog.set_config('search_path', 'app, public', false);
INSERT INTO t (a) VALUES (1);
INSERT INTO t (c) VALUES (1);  -- error: no-such-column
--- changes
added statistics app.third
  definition: ON a, b FROM t
  tables: app.t
