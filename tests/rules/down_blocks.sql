--- case: the old index is built while writers wait
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX CONCURRENTLY users_email;
--- down
CREATE INDEX users_email ON users (email);  -- warning: down-blocks

--- case: the old index is built while writers go on
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX CONCURRENTLY users_email;
--- down
CREATE INDEX CONCURRENTLY users_email ON users (email);

--- case: a type goes back, and the table is copied
--- dialects: mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, age smallint) ENGINE = InnoDB;
--- up
ALTER TABLE users ADD COLUMN born int;
--- down
ALTER TABLE users MODIFY age smallint, ALGORITHM = COPY;  -- warning: down-blocks
ALTER TABLE users DROP COLUMN born;
