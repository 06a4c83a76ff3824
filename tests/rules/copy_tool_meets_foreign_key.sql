--- case: a table with a foreign key

--- case: one
--- dialects: mysql, mariadb
--- given
CREATE TABLE teams (id int PRIMARY KEY);
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), team int, FOREIGN KEY (team) REFERENCES teams (id));
--- up
ALTER TABLE users ADD INDEX by_email (email);  -- note: copy-tool-meets-foreign-key

--- case: a table without one

--- case: another
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users ADD INDEX by_email (email);
