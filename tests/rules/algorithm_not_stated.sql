--- case: neither is said
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN phone varchar(20);  -- warning: algorithm-not-stated

--- case: one is said
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN phone varchar(20), ALGORITHM=INSTANT;
