--- case: one
--- up
CREATE TABLE users (id bigint PRIMARY KEY, a int NOT NULL);  -- note: column-without-default

--- case: another
--- dialects: postgresql, mysql, mariadb, sqlite
--- up
CREATE TABLE users (id bigint PRIMARY KEY, a int NOT NULL DEFAULT 0);
