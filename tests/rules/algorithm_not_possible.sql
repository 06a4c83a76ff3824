--- case: an index is more than a word in the catalog
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
ALTER TABLE users ADD INDEX users_email (email), ALGORITHM=INSTANT;  -- error: algorithm-not-possible

--- case: what the change can do
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
ALTER TABLE users ADD INDEX users_email (email), ALGORITHM=INPLACE, LOCK=NONE;
