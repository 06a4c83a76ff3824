--- case: two tables
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY);  -- note: several-committed-changes

--- case: one
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY);
