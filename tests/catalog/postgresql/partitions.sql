--- case: nothing that a partition has from the whole is its own
--- given
CREATE TABLE places (id integer PRIMARY KEY);
CREATE TABLE ev (id bigint, at integer NOT NULL, kind text CHECK (kind <> ''),
                 place integer REFERENCES places, UNIQUE (id, at)) PARTITION BY RANGE (at);
CREATE INDEX ON ev (kind);
CREATE TABLE ev_1 (id bigint, at integer NOT NULL, kind text CONSTRAINT ev_kind_check CHECK (kind <> ''),
                   place integer);
--- up
ALTER TABLE ev ATTACH PARTITION ev_1 FOR VALUES FROM (1) TO (10);
--- changes
changed table ev_1
  is a partition: - -> yes
  parents: - -> ev
changed column ev_1.id
  inherited: - -> yes
changed column ev_1.at
  inherited: - -> yes
changed column ev_1.kind
  inherited: - -> yes
changed column ev_1.place
  inherited: - -> yes
changed constraint ev_1.ev_kind_check
  inherited: - -> yes
added constraint ev_1.ev_1_id_at_key
  kind: UNIQUE
  columns: id, at
  inherited: yes
added constraint ev_1.ev_place_fkey
  kind: FOREIGN KEY
  columns: place
  references: places (id)
  inherited: yes
added index ev_1.ev_1_id_at_key
  columns: id, at
  unique: yes
  behind constraint: ev_1_id_at_key
  partition of: ev_id_at_key
added index ev_1.ev_1_kind_idx
  columns: kind
  partition of: ev_kind_idx

--- case: a partition brings the keys that fit, whatever they are called
--- given
CREATE TABLE places (id integer PRIMARY KEY);
CREATE TABLE ev (at integer NOT NULL PRIMARY KEY, place integer REFERENCES places) PARTITION BY RANGE (at);
CREATE INDEX by_place ON ev (place);
CREATE TABLE ev_1 (at integer NOT NULL CONSTRAINT own_key PRIMARY KEY,
                   place integer CONSTRAINT own_place REFERENCES places);
CREATE INDEX own_index ON ev_1 (place DESC);
--- up
ALTER TABLE ev ATTACH PARTITION ev_1 FOR VALUES FROM (1) TO (10);
--- changes
changed table ev_1
  is a partition: - -> yes
  parents: - -> ev
changed column ev_1.at
  inherited: - -> yes
changed column ev_1.place
  inherited: - -> yes
changed constraint ev_1.own_key
  inherited: - -> yes
changed constraint ev_1.own_place
  inherited: - -> yes
changed index ev_1.own_key
  partition of: - -> ev_pkey
changed index ev_1.own_index
  partition of: - -> by_place

--- case: the name of a foreign key is taken in the partition
--- given
CREATE TABLE places (id integer PRIMARY KEY);
CREATE TABLE ev (at integer NOT NULL, place integer REFERENCES places) PARTITION BY RANGE (at);
CREATE TABLE ev_1 (at integer NOT NULL, place integer CONSTRAINT ev_place_fkey CHECK (place > 0));
--- up
ALTER TABLE ev ATTACH PARTITION ev_1 FOR VALUES FROM (1) TO (10);
--- changes
changed table ev_1
  is a partition: - -> yes
  parents: - -> ev
changed column ev_1.at
  inherited: - -> yes
changed column ev_1.place
  inherited: - -> yes
added constraint ev_1.ev_1_place_fkey
  kind: FOREIGN KEY
  columns: place
  references: places (id)
  inherited: yes

--- case: what the whole loses its partitions lose, also those that were attached
--- given
CREATE TABLE places (id integer PRIMARY KEY);
CREATE TABLE ev (id bigint, at integer NOT NULL, kind text,
                 place integer CONSTRAINT of_place REFERENCES places,
                 CONSTRAINT once UNIQUE (id, at)) PARTITION BY RANGE (at);
CREATE TABLE ev_1 (id bigint, at integer NOT NULL, kind text,
                   place integer CONSTRAINT own_place REFERENCES places) PARTITION BY RANGE (at);
CREATE TABLE ev_11 PARTITION OF ev_1 FOR VALUES FROM (1) TO (5);
ALTER TABLE ev ATTACH PARTITION ev_1 FOR VALUES FROM (1) TO (10);
--- up
ALTER TABLE ev DROP COLUMN kind;
ALTER TABLE ev DROP CONSTRAINT of_place;
ALTER TABLE ev DROP CONSTRAINT once;
--- changes
changed table ev
  columns: id, at, kind, place -> id, at, place
removed column ev.kind
  type: text
removed constraint ev.once
  kind: UNIQUE
  columns: id, at
removed constraint ev.of_place
  kind: FOREIGN KEY
  columns: place
  references: places (id)
removed index ev.once
  columns: id, at
  unique: yes
  behind constraint: once
changed table ev_1
  columns: id, at, kind, place -> id, at, place
removed column ev_1.kind
  type: text
  inherited: yes
removed constraint ev_1.own_place
  kind: FOREIGN KEY
  columns: place
  references: places (id)
  inherited: yes
removed constraint ev_1.ev_1_id_at_key
  kind: UNIQUE
  columns: id, at
  inherited: yes
removed index ev_1.ev_1_id_at_key
  columns: id, at
  unique: yes
  behind constraint: ev_1_id_at_key
  partition of: once
changed table ev_11
  columns: id, at, kind, place -> id, at, place
removed column ev_11.kind
  type: text
  inherited: yes
removed constraint ev_11.own_place
  kind: FOREIGN KEY
  columns: place
  references: places (id)
  inherited: yes
removed constraint ev_11.ev_11_id_at_key
  kind: UNIQUE
  columns: id, at
  inherited: yes
removed index ev_11.ev_11_id_at_key
  columns: id, at
  unique: yes
  behind constraint: ev_11_id_at_key
  partition of: ev_1_id_at_key

--- case: a detached partition owns what it has
--- given
CREATE TABLE places (id integer PRIMARY KEY);
CREATE TABLE ev (at integer NOT NULL PRIMARY KEY, place integer REFERENCES places CHECK (place > 0))
  PARTITION BY RANGE (at);
CREATE TABLE ev_1 PARTITION OF ev FOR VALUES FROM (1) TO (10);
--- up
ALTER TABLE ev DETACH PARTITION ev_1;
ALTER TABLE ev DROP COLUMN place;
--- changes
changed table ev
  columns: at, place -> at
removed column ev.place
  type: integer
removed constraint ev.ev_place_check
  kind: CHECK
  columns: place
  condition: place > 0
removed constraint ev.ev_place_fkey
  kind: FOREIGN KEY
  columns: place
  references: places (id)
changed table ev_1
  is a partition: yes -> -
  parents: ev -> -
changed column ev_1.at
  inherited: yes -> -
changed column ev_1.place
  inherited: yes -> -
changed constraint ev_1.ev_place_check
  inherited: yes -> -
changed constraint ev_1.ev_place_fkey
  inherited: yes -> -
changed constraint ev_1.ev_1_pkey
  inherited: yes -> -
changed index ev_1.ev_1_pkey
  partition of: ev_pkey -> -

--- case: an heir keeps its own columns beside those of the parent
--- given
CREATE TABLE base (a integer, b integer, CONSTRAINT b_set CHECK (b > 0));
CREATE TABLE heir (a integer, b integer, CONSTRAINT b_set CHECK (b > 0));
--- up
ALTER TABLE heir INHERIT base;
ALTER TABLE base DROP COLUMN a;
ALTER TABLE heir NO INHERIT base;
--- changes
changed table base
  columns: a, b -> b
removed column base.a
  type: integer

--- case: partitions share the identity of the whole
--- dialects: postgresql >= 17
--- given
CREATE TABLE ev (id bigint GENERATED ALWAYS AS IDENTITY, n integer NOT NULL, at integer)
  PARTITION BY RANGE (at);
CREATE TABLE ev_2 (id bigint NOT NULL, n integer NOT NULL, at integer);
--- up
CREATE TABLE ev_1 PARTITION OF ev FOR VALUES FROM (1) TO (10);
ALTER TABLE ev ATTACH PARTITION ev_2 FOR VALUES FROM (10) TO (20);
ALTER TABLE ev ALTER COLUMN n ADD GENERATED BY DEFAULT AS IDENTITY;
ALTER TABLE ev DETACH PARTITION ev_1;
--- changes
added sequence ev_n_seq
  type: integer
  owned by: ev.n
changed column ev.n
  identity: - -> by default
added table ev_1
  columns: id, n, at
added column ev_1.id
  type: bigint
  not null: yes
  not null constraint: ev_id_not_null
added column ev_1.n
  type: integer
  not null: yes
  not null constraint: ev_n_not_null
added column ev_1.at
  type: integer
changed table ev_2
  is a partition: - -> yes
  parents: - -> ev
changed column ev_2.id
  identity: - -> always
  inherited: - -> yes
changed column ev_2.n
  identity: - -> by default
  inherited: - -> yes
changed column ev_2.at
  inherited: - -> yes

--- case: an index of the whole alone, which those of the partitions are tied to
--- given
CREATE TABLE p (a integer, b integer) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
--- up
CREATE INDEX p_b ON ONLY p (b);
CREATE INDEX CONCURRENTLY p1_b_idx ON p1 (b);
ALTER INDEX p_b ATTACH PARTITION p1_b_idx;
ALTER INDEX p_b ATTACH PARTITION missing;  -- error: no-such-index
DROP INDEX p1_b_idx;  -- error: index-in-use
ALTER INDEX p_b RENAME TO by_b;
ALTER TABLE ONLY p ADD CONSTRAINT once UNIQUE (a);
ALTER TABLE p1 ADD CONSTRAINT once_1 UNIQUE (a);
ALTER INDEX once ATTACH PARTITION once_1;
--- changes
added constraint p.once
  kind: UNIQUE
  columns: a
added index p.by_b
  columns: b
added index p.once
  columns: a
  unique: yes
  behind constraint: once
added constraint p1.once_1
  kind: UNIQUE
  columns: a
  inherited: yes
added index p1.p1_b_idx
  columns: b
  partition of: by_b
added index p1.once_1
  columns: a
  unique: yes
  behind constraint: once_1
  partition of: once

--- case: the index of the whole takes its parts along
--- given
CREATE TABLE p (a integer, b integer) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (a);
CREATE TABLE p11 PARTITION OF p1 FOR VALUES FROM (0) TO (5);
CREATE INDEX own ON p11 (b);
CREATE INDEX by_b ON p (b);
CREATE INDEX by_a ON p (a);
--- up
DROP INDEX by_b;
DROP INDEX p1_a_idx, by_a;
--- changes
removed index p.by_b
  columns: b
removed index p.by_a
  columns: a
removed index p1.p1_b_idx
  columns: b
  partition of: by_b
removed index p1.p1_a_idx
  columns: a
  partition of: by_a
removed index p11.own
  columns: b
  partition of: p1_b_idx
removed index p11.p11_a_idx
  columns: a
  partition of: p1_a_idx

--- case: a copy of a partition is no partition, and owns what it has
--- given
CREATE TABLE p (a integer PRIMARY KEY CHECK (a > 0), b integer) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE INDEX by_b ON p (b);
--- up
CREATE TABLE copied (LIKE p1 INCLUDING ALL);
ALTER TABLE copied DROP CONSTRAINT p_a_check;
DROP INDEX copied_b_idx;
--- changes
added table copied
  columns: a, b
added column copied.a
  type: integer
  not null: yes
  not null constraint: copied_a_not_null
added column copied.b
  type: integer
added constraint copied.copied_pkey
  kind: PRIMARY KEY
  columns: a
added index copied.copied_pkey
  columns: a
  unique: yes
  primary: yes
  behind constraint: copied_pkey

--- case: the whole moves to another schema, and its indexes are found there
--- given
CREATE SCHEMA app;
CREATE TABLE p (a integer, b integer) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE INDEX by_b ON p (b);
--- up
ALTER TABLE p SET SCHEMA app;
DROP INDEX app.by_b;
CREATE INDEX p1_b_idx ON p1 (b);

--- case: a check is validated and renamed with what the heirs have of it
--- given
CREATE TABLE p (id int NOT NULL, k int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (100);
ALTER TABLE p ADD CONSTRAINT k_there CHECK (k IS NOT NULL) NOT VALID;
CREATE TABLE q (id int);
CREATE TABLE q1 (x int) INHERITS (q);
ALTER TABLE q ADD CONSTRAINT above CHECK (id > 0) NOT VALID;
--- up
ALTER TABLE p VALIDATE CONSTRAINT k_there;
ALTER TABLE p RENAME CONSTRAINT k_there TO k_set;
ALTER TABLE q VALIDATE CONSTRAINT above;
--- changes
added constraint p.k_set
  kind: CHECK
  columns: k
  condition: k IS NOT NULL
removed constraint p.k_there
  kind: CHECK
  columns: k
  condition: k IS NOT NULL
  not valid: yes
added constraint p1.k_set
  kind: CHECK
  columns: k
  condition: k IS NOT NULL
  inherited: yes
removed constraint p1.k_there
  kind: CHECK
  columns: k
  condition: k IS NOT NULL
  not valid: yes
  inherited: yes
changed constraint q.above
  not valid: yes -> -
changed constraint q1.above
  not valid: yes -> -
