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
