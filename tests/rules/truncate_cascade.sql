--- case: a table that refers to it is emptied too
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE REFERENCES users);
--- up
TRUNCATE  -- error: truncate-cascade
  users CASCADE;  -- error: truncate

--- case: every table is named
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE REFERENCES users);
--- up
TRUNCATE
  users,  -- error: truncate
  orders CASCADE;  -- error: truncate
