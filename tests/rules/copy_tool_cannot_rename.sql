--- case: a column
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users RENAME COLUMN email TO mail;  -- note: copy-tool-cannot-rename -- error: rename-column

--- case: a comment
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users COMMENT = 'people';
