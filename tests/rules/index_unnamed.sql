--- case: the server chooses the name
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE INDEX CONCURRENTLY ON users (email);  -- note: index-unnamed

--- case: of an alteration
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
ALTER TABLE users ADD INDEX (email);  -- note: index-unnamed

--- case: a name is given
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
ALTER TABLE users ADD INDEX users_email (email);

--- case: a name of its own
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY, email text);
--- up
CREATE INDEX CONCURRENTLY users_email ON users (email);
