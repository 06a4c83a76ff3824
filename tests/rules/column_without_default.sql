--- case: one
--- up
CREATE TABLE users (id bigint PRIMARY KEY, a int NOT NULL);  -- note: column-without-default

--- case: another
--- dialects: postgresql, sqlite
--- up
CREATE TABLE users (id bigint PRIMARY KEY, a int NOT NULL DEFAULT 0);

--- case: another, in MySQL and MariaDB
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id bigint PRIMARY KEY, a int NOT NULL DEFAULT 0);  -- note: column-without-default

--- case: every column has one
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id bigint NOT NULL DEFAULT 0 PRIMARY KEY, a int NOT NULL DEFAULT 0);
