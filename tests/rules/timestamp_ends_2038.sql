--- case: one
--- dialects: mysql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c timestamp NULL);  -- note: timestamp-ends-2038

--- case: another
--- dialects: mysql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c datetime);
