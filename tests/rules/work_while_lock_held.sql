--- case: an index is built while nobody can read
--- dialects: postgresql
--- wrapped
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD COLUMN login text;
CREATE INDEX users_age ON users (age);  -- error: work-while-lock-held -- error: index-built-under-lock

--- case: nothing is held
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD COLUMN login text;
CREATE INDEX users_age ON users (age);  -- error: index-built-under-lock
