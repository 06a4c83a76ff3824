--- case: one transaction
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE);
--- up
BEGIN;
ALTER TABLE orders ADD CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT of_user;  -- error: validated-in-same-transaction
COMMIT;

--- case: one statement
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
--- up
ALTER TABLE users
  ADD CONSTRAINT of_age CHECK (age > 17) NOT VALID,  -- note: not-valid-check-blocks-updates
  VALIDATE CONSTRAINT of_age;  -- error: validated-in-same-transaction

--- case: two transactions
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE);
--- up
BEGIN;
ALTER TABLE orders ADD CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE orders VALIDATE CONSTRAINT of_user;
COMMIT;
