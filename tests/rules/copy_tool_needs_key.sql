--- case: a table without a key

--- case: one
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (email varchar(200));
--- up
ALTER TABLE users ADD INDEX by_email (email);  -- note: copy-tool-needs-key

--- case: a table with a key

--- case: another
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users ADD INDEX by_email (email);
