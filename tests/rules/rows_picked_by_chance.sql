--- case: any thousand rows
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DELETE FROM users WHERE id > 5 LIMIT 1000;  -- note: rows-picked-by-chance

--- case: the first thousand
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DELETE FROM users WHERE id > 5 ORDER BY id LIMIT 1000;
