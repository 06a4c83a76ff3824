--- case: dropping a column takes its indexes, constraints and sequence along
--- given
CREATE TABLE t (id serial, a int UNIQUE, b int CHECK (b > 0), c int);
CREATE INDEX t_ac ON t (c, a);
--- up
ALTER TABLE t DROP COLUMN a, DROP COLUMN id;
--- changes

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

--- case: columns and checks are inherited
--- given
CREATE TABLE p (id int PRIMARY KEY, a int CHECK (a > 0)) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
--- up
ALTER TABLE p ADD COLUMN b text DEFAULT 'x';
ALTER TABLE p DROP COLUMN a;
CREATE INDEX ON p (b);
--- changes

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
