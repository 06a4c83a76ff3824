--- case: a unique constraint
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email);  -- error: key-added-under-lock -- warning: unique-on-existing-rows

--- case: a primary key
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint NOT NULL);
--- up
ALTER TABLE users ADD PRIMARY KEY (id);  -- error: key-added-under-lock -- warning: unique-on-existing-rows

--- case: made of an index
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE UNIQUE INDEX users_email ON users (email);
--- up
ALTER TABLE users ADD CONSTRAINT users_email UNIQUE USING INDEX users_email;

--- case: a table of the same migration
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, email text);
ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email);

--- case: a table in use that gets another name first
--- dialects: postgresql
--- given
CREATE TABLE user_temp (id bigint PRIMARY KEY, email text);
--- up
ALTER TABLE user_temp RENAME TO users;  -- error: rename-table
ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email);  -- error: key-added-under-lock -- warning: unique-on-existing-rows

--- case: a new table takes the place of one that was there
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE TABLE users_wide (id bigint PRIMARY KEY, email text);
INSERT INTO users_wide SELECT id, email FROM users;  -- warning: rows-copied-in-one-statement
DROP TABLE users;  -- warning: drop-table -- warning: rebuild-not-atomic
ALTER TABLE users_wide RENAME TO users;
ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email);  -- error: key-added-under-lock -- warning: unique-on-existing-rows
