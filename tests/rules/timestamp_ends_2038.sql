--- case: one
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c timestamp NULL);  -- note: timestamp-ends-2038

--- case: another
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c datetime);
