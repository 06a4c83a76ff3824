--- case: one
--- dialects: postgresql, mysql, mariadb
--- up
CREATE TABLE a (id int PRIMARY KEY);  -- note: table-without-comment

--- case: another
--- dialects: postgresql
--- up
CREATE TABLE a (id int PRIMARY KEY);
COMMENT ON TABLE a IS 'letters';

--- case: with its definition
--- dialects: mysql, mariadb
--- up
CREATE TABLE a (id int PRIMARY KEY) COMMENT = 'letters';
