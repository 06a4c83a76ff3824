--- case: a table that every query has to quote
--- dialects: postgresql, sqlite
--- up
CREATE TABLE "order" (id bigint PRIMARY KEY);  -- note: name-reserved

--- case: a column that every query has to quote
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id bigint PRIMARY KEY, `group` int);  -- note: name-reserved

--- case: names of their own
--- up
CREATE TABLE orders (id bigint PRIMARY KEY, group_id int);
