--- case: rows first
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
START TRANSACTION;
INSERT INTO users (id) VALUES (1);
CREATE TABLE orders (id int PRIMARY KEY);  -- warning: earlier-changes-committed
COMMIT;

--- case: nothing is open
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
INSERT INTO users (id) VALUES (1);
CREATE TABLE orders (id int PRIMARY KEY);
