--- case: one
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id bigint PRIMARY KEY, born date DEFAULT '0000-00-00');  -- note: zero-date-default

--- case: another
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id bigint PRIMARY KEY, born date DEFAULT NULL);
