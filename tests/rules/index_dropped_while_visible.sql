--- case: never hidden
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX users_email ON users;  -- warning: index-dropped-while-visible

--- case: hidden a release earlier
--- dialects: mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE INDEX users_email ON users (email);
ALTER TABLE users ALTER INDEX users_email INVISIBLE;
--- up
DROP INDEX users_email ON users;

--- case: ignored a release earlier
--- dialects: mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
CREATE INDEX users_email ON users (email);
ALTER TABLE users ALTER INDEX users_email IGNORED;
--- up
DROP INDEX users_email ON users;
