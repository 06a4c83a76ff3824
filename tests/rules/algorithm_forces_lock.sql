--- case: a copy where none is needed
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
ALTER TABLE users ADD COLUMN phone varchar(20), ALGORITHM=COPY;  -- error: algorithm-forces-lock

--- case: a lock where none is needed
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
ALTER TABLE users ADD INDEX users_email (email), LOCK=EXCLUSIVE;  -- error: algorithm-forces-lock

--- case: what the change can do
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20));
--- up
ALTER TABLE users ADD COLUMN phone varchar(20), ALGORITHM=INSTANT;

--- case: one of several changes needs the lock
--- dialects: mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(20), age int);
--- up
ALTER TABLE users ADD INDEX users_email (email), MODIFY COLUMN age bigint, LOCK=SHARED;  -- error: column-changed-with-rewrite
