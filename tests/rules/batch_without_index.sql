--- case: found by reading everything
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, login varchar(200));
--- up
UPDATE users SET login = '' WHERE login IS NULL ORDER BY id LIMIT 1000;  -- warning: batch-without-index

--- case: by its key
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, login varchar(200));
--- up
UPDATE users SET login = '' WHERE id > 1000 ORDER BY id LIMIT 1000;

--- case: found by reading everything, in a subquery
--- dialects: postgresql, sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, login varchar(200));
--- up
UPDATE users SET login = '' WHERE id IN (SELECT id FROM users WHERE login IS NULL LIMIT 1000);  -- warning: batch-without-index

--- case: picked by a query that reads everything
--- dialects: postgresql, sqlite
--- given
CREATE TABLE users (id bigint PRIMARY KEY, login text);
--- up
UPDATE users SET login = '' WHERE id IN (SELECT id FROM users WHERE login IS NULL ORDER BY id LIMIT 1000);  -- warning: batch-without-index

--- case: picked by a query that follows the key
--- dialects: postgresql, sqlite
--- given
CREATE TABLE users (id bigint PRIMARY KEY, login text);
--- up
UPDATE users SET login = '' WHERE id IN (SELECT id FROM users WHERE id > 1000 ORDER BY id LIMIT 1000);
