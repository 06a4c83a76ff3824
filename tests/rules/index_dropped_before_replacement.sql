--- case: the new index comes after
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20), name varchar(20));
CREATE INDEX users_email ON users (email);
--- up
DROP INDEX users_email ON users;  -- warning: index-dropped-before-replacement
CREATE INDEX users_email_name ON users (email, name);

--- case: the new index comes first
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20), name varchar(20));
CREATE INDEX users_email ON users (email);
--- up
CREATE INDEX users_email_name ON users (email, name);
DROP INDEX users_email ON users;
