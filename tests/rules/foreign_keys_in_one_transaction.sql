--- case: two tables in use
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE shops (id bigint PRIMARY KEY);
--- up
CREATE TABLE orders (
  user_id bigint PRIMARY KEY REFERENCES users,  -- note: foreign-key-locks-parent
  shop_id bigint UNIQUE REFERENCES shops);  -- note: foreign-key-locks-parent -- warning: foreign-keys-in-one-transaction

--- case: twice the same table
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
--- up
CREATE TABLE orders (
  user_id bigint PRIMARY KEY REFERENCES users,  -- note: foreign-key-locks-parent
  payer_id bigint UNIQUE REFERENCES users);  -- note: foreign-key-locks-parent
