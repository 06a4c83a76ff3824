--- case: one
--- dialects: postgresql, mysql, mariadb, sqlite
--- up
CREATE TABLE users (id bigint PRIMARY KEY, a int);  -- note: nullable-column

--- case: another
--- dialects: postgresql, mysql, mariadb, sqlite
--- up
CREATE TABLE users (id bigint NOT NULL PRIMARY KEY, a int NOT NULL);
