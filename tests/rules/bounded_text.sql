--- case: one
--- dialects: postgresql, mysql, mariadb, sqlite
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c varchar(20));  -- note: bounded-text

--- case: another
--- dialects: postgresql, mysql, mariadb, sqlite
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c text);
