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

--- case: a key that goes is no copy where another takes its place, in MySQL and MariaDB
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int NOT NULL, number int NOT NULL, PRIMARY KEY (id));
--- up
ALTER TABLE users DROP PRIMARY KEY, ADD PRIMARY KEY (number), ALGORITHM=INPLACE, LOCK=NONE;  -- warning: drop-primary-key -- warning: unique-on-existing-rows

--- case: a key that goes for good is
--- dialects: mysql
--- given
CREATE TABLE users (id int NOT NULL, number int NOT NULL, PRIMARY KEY (id));
--- up
ALTER TABLE users DROP PRIMARY KEY, ALGORITHM=INPLACE;  -- error: algorithm-not-possible -- warning: drop-primary-key -- error: table-rewritten-under-lock

--- case: a key that goes for good is, in MariaDB
--- dialects: mariadb
--- given
CREATE TABLE users (id int NOT NULL, number int NOT NULL, PRIMARY KEY (id));
--- up
ALTER TABLE users DROP PRIMARY KEY, ALGORITHM=INPLACE;  -- error: algorithm-not-possible -- warning: drop-primary-key
