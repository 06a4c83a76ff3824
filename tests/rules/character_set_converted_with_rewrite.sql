--- case: a table that others write to
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20)) DEFAULT CHARSET=latin1;
--- up
ALTER TABLE users CONVERT TO CHARACTER SET utf8mb4;  -- error: character-set-converted-with-rewrite

--- case: a table that is as new as the migration
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY, name varchar(20)) DEFAULT CHARSET=latin1;
ALTER TABLE users CONVERT TO CHARACTER SET utf8mb4;
