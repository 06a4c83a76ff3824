--- case: dropping a column takes its indexes, constraints and sequence along
--- given
CREATE TABLE t (id serial, a int UNIQUE, b int CHECK (b > 0), c int);
CREATE INDEX t_ac ON t (c, a);
--- up
ALTER TABLE t DROP COLUMN a, DROP COLUMN id;
--- changes
removed sequence t_id_seq
  type: integer
  owned by: t.id
changed table t
  columns: id, a, b, c -> b, c
removed column t.id
  type: integer
  not null: yes
  not null constraint: t_id_not_null
  default: nextval('t_id_seq'::regclass)
removed column t.a
  type: integer
removed constraint t.t_a_key
  kind: UNIQUE
  columns: a
removed index t.t_a_key
  columns: a
  unique: yes
  behind constraint: t_a_key
removed index t.t_ac
  columns: c, a

--- case: what others need goes only with CASCADE
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE p (id int PRIMARY KEY, m mood);
CREATE TABLE c (p_id int REFERENCES p);
CREATE VIEW v AS SELECT id FROM p;
CREATE VIEW w AS SELECT id AS x FROM v;
--- up
DROP TABLE p;  -- error: dependents-exist
ALTER TABLE p DROP COLUMN id;  -- error: column-in-use
ALTER TABLE p ALTER COLUMN id TYPE bigint;  -- error: column-in-use
DROP TYPE mood;  -- error: dependents-exist
DROP TYPE mood CASCADE;
DROP TABLE p CASCADE;
--- changes
removed enum mood
  values: sad, ok
removed constraint c.c_p_id_fkey
  kind: FOREIGN KEY
  columns: p_id
  references: p (id)
removed table p
  columns: id, m
removed column p.id
  type: integer
  not null: yes
  not null constraint: p_id_not_null
removed column p.m
  type: mood
removed constraint p.p_pkey
  kind: PRIMARY KEY
  columns: id
removed index p.p_pkey
  columns: id
  unique: yes
  primary: yes
  behind constraint: p_pkey
removed view v
  columns: id
  query: SELECT id FROM p
  reads: p.id
removed column v.id
  type: integer
removed view w
  columns: x
  query: SELECT id AS x FROM v
  reads: v.id
removed column w.x
  type: integer

--- case: renames are followed by views, foreign keys and checks, but not by the names of indexes
--- given
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p, n int CHECK (n > 0));
CREATE VIEW v AS SELECT n FROM c;
--- up
ALTER TABLE p RENAME TO q;
ALTER TABLE c RENAME COLUMN n TO m;
ALTER TABLE q RENAME COLUMN id TO key;
--- changes
changed table c
  columns: p_id, n -> p_id, m
added column c.m
  type: integer
changed constraint c.c_n_check
  columns: n -> m
  condition: n > 0 -> m > 0
changed constraint c.c_p_id_fkey
  references: p (id) -> q (key)
removed column c.n
  type: integer
removed table p
  columns: id
removed column p.id
  type: integer
  not null: yes
  not null constraint: p_id_not_null
removed constraint p.p_pkey
  kind: PRIMARY KEY
  columns: id
removed index p.p_pkey
  columns: id
  unique: yes
  primary: yes
  behind constraint: p_pkey
added table q
  columns: key
added column q.key
  type: integer
  not null: yes
  not null constraint: p_id_not_null
added constraint q.p_pkey
  kind: PRIMARY KEY
  columns: key
added index q.p_pkey
  columns: key
  unique: yes
  primary: yes
  behind constraint: p_pkey
changed view v
  query: SELECT n FROM c -> SELECT m AS n FROM c
  reads: c.n -> c.m

--- case: a rolled back transaction leaves nothing
--- given
CREATE TABLE t (a int);
--- up
BEGIN;
ALTER TABLE t ADD COLUMN b int;
SAVEPOINT s;
DROP TABLE t;
ROLLBACK TO s;
ALTER TABLE t ADD COLUMN c int;
ROLLBACK;
--- changes

--- case: a DROP SCHEMA CASCADE takes what is inside
--- given
CREATE SCHEMA s;
CREATE TABLE s.t (id serial PRIMARY KEY);
CREATE VIEW v AS SELECT id FROM s.t;
--- up
DROP SCHEMA s;  -- error: dependents-exist
DROP SCHEMA s CASCADE;
--- changes
removed schema s
removed sequence s.t_id_seq
  type: integer
  owned by: s.t.id
removed view v
  columns: id
  query: SELECT id FROM s.t
  reads: s.t.id
removed column v.id
  type: integer
removed table s.t
  columns: id
removed column s.t.id
  type: integer
  not null: yes
  not null constraint: t_id_not_null
  default: nextval('s.t_id_seq'::regclass)
removed constraint s.t.t_pkey
  kind: PRIMARY KEY
  columns: id
removed index s.t.t_pkey
  columns: id
  unique: yes
  primary: yes
  behind constraint: t_pkey

--- case: columns and checks are inherited
--- given
CREATE TABLE p (id int PRIMARY KEY, a int CHECK (a > 0)) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
--- up
ALTER TABLE p ADD COLUMN b text DEFAULT 'x';
ALTER TABLE p DROP COLUMN a;
CREATE INDEX ON p (b);
--- changes
changed table p
  columns: id, a -> id, b
added column p.b
  type: text
  default: 'x'
added index p.p_b_idx
  columns: b
removed column p.a
  type: integer
removed constraint p.p_a_check
  kind: CHECK
  columns: a
  condition: a > 0
changed table p1
  columns: id, a -> id, b
added column p1.b
  type: text
  default: 'x'
  inherited: yes
added index p1.p1_b_idx
  columns: b
  partition of: p_b_idx
removed column p1.a
  type: integer
  inherited: yes
removed constraint p1.p_a_check
  kind: CHECK
  columns: a
  condition: a > 0
  inherited: yes

--- case: the columns of views and of tables made from queries have types
--- given
CREATE TABLE t (id int, name varchar(20), amount numeric(10, 2), at timestamptz);
--- up
CREATE VIEW v AS
  SELECT id, name, count(*) AS n, sum(id), coalesce(amount, 0) AS amount, at::date, id > 1 AS big,
         CASE WHEN id = 1 THEN 'one' END
  FROM t GROUP BY 1, 2, 5, 6;
CREATE TABLE u AS SELECT * FROM v;
--- changes
added table u
  columns: id, name, n, sum, amount, at, big, case
added column u.id
  type: integer
added column u.name
  type: character varying(20)
added column u.n
  type: bigint
added column u.sum
  type: bigint
added column u.amount
  type: numeric
added column u.at
  type: date
added column u.big
  type: boolean
added column u.case
  type: text
added view v
  columns: id, name, n, sum, amount, at, big, case
  query: SELECT id, name, count(*) AS n, sum(id), COALESCE(amount, 0) AS amount, at::date, id > 1 AS big, CASE WHEN id = 1 THEN 'one' END FROM t GROUP BY 1, 2, 5, 6
  reads: t.amount, t.at, t.id, t.name
added column v.id
  type: integer
added column v.name
  type: character varying(20)
added column v.n
  type: bigint
added column v.sum
  type: bigint
added column v.amount
  type: numeric
added column v.at
  type: date
added column v.big
  type: boolean
added column v.case
  type: text

--- case: a plain block is followed, one that puts SQL together is not
--- given
CREATE TABLE t (a int);
CREATE TABLE u (a int);
--- up
DO $$ BEGIN
  CREATE TYPE mood AS ENUM ('ok');
EXCEPTION WHEN duplicate_object THEN null;
END $$;
DO $$ BEGIN
  CREATE TYPE mood AS ENUM ('ok');
EXCEPTION WHEN duplicate_object THEN null;
END $$;
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT 1 LOOP EXECUTE 'ALTER TABLE u ADD COLUMN b int'; END LOOP;
END $$;
ALTER TABLE u DROP COLUMN b;
ALTER TABLE t DROP COLUMN b;  -- error: no-such-column
--- changes
changed schema public
  touched by code: - -> yes
added enum mood
  values: ok
changed table u
  touched by code: - -> yes

--- case: a column that a generated one or a key of the table itself needs stays without CASCADE
--- given
CREATE TABLE t (id int PRIMARY KEY, n int, m int GENERATED ALWAYS AS (n * 2) STORED, parent int REFERENCES t);
--- up
ALTER TABLE t DROP COLUMN n;  -- error: column-in-use
ALTER TABLE t DROP COLUMN id;  -- error: column-in-use
ALTER TABLE t DROP COLUMN parent;
ALTER TABLE t DROP COLUMN id;
ALTER TABLE t DROP COLUMN n CASCADE;
--- changes
changed table t
  columns: id, n, m, parent -> -
removed column t.id
  type: integer
  not null: yes
  not null constraint: t_id_not_null
removed column t.n
  type: integer
removed column t.m
  type: integer
  generated: n * 2
  storage: STORED
removed column t.parent
  type: integer
removed constraint t.t_pkey
  kind: PRIMARY KEY
  columns: id
removed constraint t.t_parent_fkey
  kind: FOREIGN KEY
  columns: parent
  references: t (id)
removed index t.t_pkey
  columns: id
  unique: yes
  primary: yes
  behind constraint: t_pkey

--- case: of a routine that has other arguments nothing is dropped
--- given
CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION g(x varchar(10)) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE SCHEMA far;
--- up
DROP FUNCTION f(text);  -- error: no-such-routine
DROP FUNCTION IF EXISTS f(text);
DROP FUNCTION IF EXISTS f(int, int);
DROP FUNCTION g(varchar);
ALTER FUNCTION f(int) SET SCHEMA far;
--- changes
added function far.f(integer)
  returns: integer
  language: sql
  body: SELECT x
removed function f(integer)
  returns: integer
  language: sql
  body: SELECT x
removed function g(character varying)
  returns: integer
  language: sql
  body: SELECT 1
