--- case: nothing is held
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD COLUMN login text;
CREATE INDEX users_age ON users (age);  -- error: index-built-under-lock

--- case: another table is locked until the index is there
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, amount int, day date);
--- up
ALTER TABLE users ADD COLUMN login text;
CREATE INDEX orders_amount ON orders (amount);  -- error: work-while-lock-held -- error: index-built-under-lock
CREATE INDEX orders_day ON orders (day);  -- error: index-built-under-lock -- warning: table-blocked-repeatedly

--- case: the table that is worked on is made here and has no rows
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN login text;
CREATE TABLE orders (id bigint PRIMARY KEY, amount int);
CREATE INDEX orders_amount ON orders (amount);

--- case: the work locks the table as much as the step before it
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int, size int);
--- up
CREATE INDEX users_age ON users (age);  -- error: index-built-under-lock
CREATE INDEX users_size ON users (size);  -- error: index-built-under-lock -- warning: table-blocked-repeatedly

--- case: a foreign key of a table that is made here
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE teams (id bigint PRIMARY KEY);
--- up
ALTER TABLE teams ADD COLUMN name text;
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE);
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id);

--- case: the lock is that of the table of which the index says so itself
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD COLUMN login text;
CREATE INDEX users_age ON users (age);  -- error: index-built-under-lock

--- case: the work on another table is said although the lock of the own one was not
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
CREATE TABLE orders (id bigint PRIMARY KEY, amount int);
--- up
ALTER TABLE users ADD COLUMN login text;
CREATE INDEX users_age ON users (age);  -- error: index-built-under-lock
CREATE INDEX orders_amount ON orders (amount);  -- error: work-while-lock-held -- error: index-built-under-lock

--- case: a table that is made here has the rows of one that was there
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE logins (user_id bigint);
--- up
CREATE TABLE sessions (id bigserial PRIMARY KEY, user_id bigint);
INSERT INTO sessions (user_id) SELECT user_id FROM logins;  -- warning: rows-copied-in-one-statement
ALTER TABLE users ADD COLUMN login text;
CREATE INDEX sessions_user ON sessions (user_id);  -- error: work-while-lock-held

--- case: a constraint is validated under the lock of another action
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age > 17) NOT VALID;
--- up
ALTER TABLE users
  VALIDATE CONSTRAINT of_age,  -- error: work-while-lock-held
  ADD COLUMN login text;

--- case: a constraint is validated under the lock of an earlier statement
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age > 17) NOT VALID;
--- up
ALTER TABLE users ADD COLUMN login text;
ALTER TABLE users VALIDATE CONSTRAINT of_age;  -- error: work-while-lock-held

--- case: what is validated with others like it keeps nobody waiting
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age > 17) NOT VALID;
ALTER TABLE users ADD CONSTRAINT alive CHECK (age < 150) NOT VALID;
--- up
ALTER TABLE users VALIDATE CONSTRAINT of_age, VALIDATE CONSTRAINT alive;
