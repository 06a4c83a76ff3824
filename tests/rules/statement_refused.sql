--- case: a form that came with a later version
--- dialects: postgresql >= 16
--- given
CREATE TABLE users (id int PRIMARY KEY, age int, next_age int GENERATED ALWAYS AS (age + 1) STORED);
--- up
ALTER TABLE users ALTER COLUMN next_age SET EXPRESSION AS (age + 2);  -- error: statement-refused

--- case: a version that knows it
--- dialects: postgresql >= 17
--- up
CREATE TABLE users (id int PRIMARY KEY, age int, next_age int GENERATED ALWAYS AS (age + 1) STORED);
ALTER TABLE users ALTER COLUMN next_age SET EXPRESSION AS (age + 2);

--- case: a column that is dropped before the server could
--- dialects: sqlite >= 3.34
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users DROP COLUMN age;  -- error: statement-refused -- warning: drop-column

--- case: a column that is dropped by a server that can
--- dialects: sqlite >= 3.35
--- up
CREATE TABLE users (id int PRIMARY KEY, age int);
ALTER TABLE users DROP COLUMN age;

--- case: a name that is changed before the server could
--- dialects: mysql >= 5.7, mariadb >= 10.4

--- case: a form that came with a later version
--- dialects: mysql >= 5, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users RENAME COLUMN age TO years;  -- error: statement-refused -- error: rename-column

--- case: a view is refreshed beside its readers, and has no index that tells its rows apart
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
CREATE MATERIALIZED VIEW ages AS SELECT id, age FROM users;
CREATE UNIQUE INDEX ages_of_some ON ages (id) WHERE age > 17;
--- up
REFRESH MATERIALIZED VIEW CONCURRENTLY ages;  -- error: statement-refused
CREATE UNIQUE INDEX ages_id ON ages (id);  -- error: index-built-under-lock -- warning: unique-on-existing-rows
REFRESH MATERIALIZED VIEW CONCURRENTLY ages;

--- case: rows are to be told apart by what may be missing, or be there twice
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int, login text NOT NULL);
CREATE INDEX users_login ON users (login);
CREATE UNIQUE INDEX users_age ON users (age);
--- up
ALTER TABLE users REPLICA IDENTITY USING INDEX users_login;  -- error: statement-refused -- warning: replica-identity-weakened
ALTER TABLE users REPLICA IDENTITY USING INDEX users_age;  -- error: statement-refused -- warning: replica-identity-weakened
ALTER TABLE users REPLICA IDENTITY USING INDEX users_pkey;  -- warning: replica-identity-weakened

--- case: a column that may hold NULL is to count up
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, number int);
--- up
ALTER TABLE users ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;  -- error: statement-refused

--- case: nothing is known of the table
--- dialects: postgresql
--- up
ALTER TABLE somewhere_else ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;
