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
