--- case: of a new table
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE TABLE orders (
  id int PRIMARY KEY,
  user_id int REFERENCES users (id));  -- warning: foreign-key-without-index

--- case: of a table in use
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
--- up
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;  -- warning: foreign-key-without-index

--- case: the index comes later in the migration
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users (id));
CREATE INDEX orders_user ON orders (user_id);

--- case: the server makes one
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE TABLE orders (id int PRIMARY KEY, user_id int, FOREIGN KEY (user_id) REFERENCES users (id));

--- case: an index serves it
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
CREATE INDEX orders_user_id ON orders (user_id);
--- up
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
