--- case: one
--- dialects: mysql, mariadb, sqlite
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c int(11));  -- note: display-width

--- case: another
--- dialects: mysql, mariadb, sqlite
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c int);
