--- case: a new table points at one in use
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
--- up
CREATE TABLE orders (
  user_id bigint PRIMARY KEY REFERENCES users);  -- note: foreign-key-locks-parent

--- case: both are new
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (user_id bigint PRIMARY KEY REFERENCES users);
