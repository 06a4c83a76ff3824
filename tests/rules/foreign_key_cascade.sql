--- case: deletes rows of a table in use
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE);
--- up
ALTER TABLE orders ADD CONSTRAINT orders_user  -- warning: foreign-key-cascade
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;

--- case: of a new table
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE TABLE orders (user_id int PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE);

--- case: deletes rows of a table in use, and is checked at once
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int UNIQUE);
--- up
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;  -- warning: foreign-key-cascade -- error: foreign-key-added-under-lock

--- case: deletes rows of a table in use, on a server that checks every row first
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
--- up
ALTER TABLE orders ADD CONSTRAINT orders_user  -- warning: foreign-key-cascade -- error: foreign-key-added-under-lock
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;

--- case: of a table that is made with it, in MySQL and MariaDB
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
--- up
CREATE TABLE orders (user_id bigint PRIMARY KEY,
                     FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);

--- case: of a table that is made with it, in PostgreSQL
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
--- up
CREATE TABLE orders (user_id bigint PRIMARY KEY,
                     FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);  -- note: foreign-key-locks-parent
