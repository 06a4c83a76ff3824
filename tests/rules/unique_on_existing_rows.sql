--- case: values that may repeat
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
CREATE UNIQUE INDEX users_email ON users (email);  -- warning: unique-on-existing-rows

--- case: built while writes wait
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
CREATE UNIQUE INDEX users_email ON users (email);  -- warning: index-built-under-lock -- warning: unique-on-existing-rows

--- case: built while writes go on
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);  -- warning: unique-on-existing-rows

--- case: a key makes them unique already
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email, id);

--- case: a table of the same migration
--- up
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE UNIQUE INDEX users_email ON users (email);

--- case: the key that it takes the place of goes in the same statement
--- dialects: postgresql
--- given
CREATE TABLE members (id int PRIMARY KEY, club int NOT NULL, person int NOT NULL, CONSTRAINT once UNIQUE (club, person));
--- up
ALTER TABLE members DROP CONSTRAINT members_pkey, DROP COLUMN id, ADD PRIMARY KEY (club, person), DROP CONSTRAINT once;  -- error: key-added-under-lock -- warning: drop-column -- warning: drop-primary-key
