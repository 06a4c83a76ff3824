--- case: an index that leaves rows out
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE UNIQUE INDEX users_email ON users (email) WHERE email <> '';
--- up
ALTER TABLE users ADD UNIQUE USING INDEX users_email;  -- error: key-from-unfit-index

--- case: an index that is not unique
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email ON users (email);
--- up
ALTER TABLE users ADD UNIQUE USING INDEX users_email;  -- error: key-from-unfit-index

--- case: a plain unique index
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE UNIQUE INDEX users_email ON users (email);
--- up
ALTER TABLE users ADD UNIQUE USING INDEX users_email;
