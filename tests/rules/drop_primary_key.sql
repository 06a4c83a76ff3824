--- case: nothing takes its place
--- dialects: postgresql
--- given
CREATE TABLE users (id int, CONSTRAINT users_pk PRIMARY KEY (id));
--- up
ALTER TABLE users DROP CONSTRAINT users_pk;  -- warning: drop-primary-key

--- case: nothing takes its place
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users DROP PRIMARY KEY;  -- warning: drop-primary-key -- error: table-rewritten-under-lock

--- case: the same columns under another name
--- dialects: postgresql
--- given
CREATE TABLE users (id int, CONSTRAINT users_pk PRIMARY KEY (id));
CREATE UNIQUE INDEX users_id ON users (id);
--- up
ALTER TABLE users DROP CONSTRAINT users_pk, ADD CONSTRAINT users_key PRIMARY KEY USING INDEX users_id;

--- case: a script for the time after the old release
--- dialects: postgresql
--- given
CREATE TABLE users (id int, CONSTRAINT users_pk PRIMARY KEY (id));
--- up
-- segue: phase contract
ALTER TABLE users DROP CONSTRAINT users_pk;

--- case: another one takes its place in the same statement, in MySQL and MariaDB
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int NOT NULL, number int NOT NULL, PRIMARY KEY (id));
--- up
ALTER TABLE users DROP PRIMARY KEY, ADD PRIMARY KEY (number);  -- warning: drop-primary-key -- warning: unique-on-existing-rows

--- case: the table is made in the same script
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id bigint NOT NULL, number bigint NOT NULL, PRIMARY KEY (id));  -- note: table-without-key
ALTER TABLE users DROP PRIMARY KEY;
