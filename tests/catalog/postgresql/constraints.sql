--- case: to name one of the two is to set both when a constraint is checked
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (
  a bigint CONSTRAINT of_a REFERENCES users INITIALLY DEFERRED,
  b bigint CONSTRAINT of_b REFERENCES users INITIALLY DEFERRED,
  c bigint CONSTRAINT of_c REFERENCES users INITIALLY DEFERRED,
  d bigint CONSTRAINT of_d REFERENCES users);
--- up
ALTER TABLE orders
  ALTER CONSTRAINT of_a NOT DEFERRABLE,
  ALTER CONSTRAINT of_b DEFERRABLE,
  ALTER CONSTRAINT of_c INITIALLY IMMEDIATE,
  ALTER CONSTRAINT of_d INITIALLY DEFERRED;
--- after
schema public
table orders
  columns: a, b, c, d
column orders.a
  type: bigint
column orders.b
  type: bigint
column orders.c
  type: bigint
column orders.d
  type: bigint
constraint orders.of_a
  kind: FOREIGN KEY
  columns: a
  references: users (id)
constraint orders.of_b
  kind: FOREIGN KEY
  columns: b
  references: users (id)
  deferrable: yes
constraint orders.of_c
  kind: FOREIGN KEY
  columns: c
  references: users (id)
constraint orders.of_d
  kind: FOREIGN KEY
  columns: d
  references: users (id)
  deferrable: yes
  initially deferred: yes
table users
  columns: id
column users.id
  type: bigint
  not null: yes
  not null constraint: users_id_not_null
constraint users.users_pkey
  kind: PRIMARY KEY
  columns: id
index users.users_pkey
  columns: id
  unique: yes
  primary: yes
  behind constraint: users_pkey

--- case: columns that an expression names are looked for, and so are the keys of ON CONFLICT
--- given
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE UNIQUE INDEX t_a ON t (a);
--- up
ALTER TABLE t ADD CONSTRAINT c CHECK (emial <> '') NOT VALID;  -- error: no-such-column
ALTER TABLE t ADD CHECK ("B" > 0);  -- error: no-such-column
ALTER TABLE t ADD CONSTRAINT row_there CHECK (t IS NOT NULL AND tableoid > 0 AND a <> current_user);
CREATE INDEX t_lower ON t (lower(emial));  -- error: no-such-column
CREATE INDEX t_part ON t (b) WHERE emial IS NULL;  -- error: no-such-column
ALTER TABLE t ADD COLUMN g int GENERATED ALWAYS AS (nope + 1) STORED;  -- error: no-such-column
CREATE TABLE z (id int, CHECK (nope > 0));  -- error: no-such-column
INSERT INTO t VALUES (1, 'x', 1) ON CONFLICT (a) DO NOTHING;
INSERT INTO t VALUES (1, 'x', 1) ON CONFLICT (b) DO NOTHING;  -- error: no-such-constraint
--- changes
changed table t
  columns: id, a, b -> id, a, b, g
added column t.g
  type: integer
  generated: nope + 1
  storage: STORED
added constraint t.c
  kind: CHECK
  condition: emial <> ''
  not valid: yes
added constraint t.t_check
  kind: CHECK
  condition: "B" > 0
added constraint t.row_there
  kind: CHECK
  columns: a
  condition: t IS NOT NULL AND tableoid > 0 AND a <> CURRENT_USER
added table z
  columns: id
added column z.id
  type: integer
added constraint z.z_check
  kind: CHECK
  condition: nope > 0
