--- case: a value that is no longer listed
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, state enum('new', 'active', 'gone'));
--- up
ALTER TABLE users MODIFY COLUMN state enum('new', 'active');  -- error: enum-value-removed -- error: column-changed-with-rewrite

--- case: a value that is appended
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, state enum('new', 'active'));
--- up
ALTER TABLE users MODIFY COLUMN state enum('new', 'active', 'gone');  -- note: enum-value-added
