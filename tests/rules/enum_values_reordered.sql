--- case: a value that is put between others
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, state enum('new', 'gone'));
--- up
ALTER TABLE users MODIFY COLUMN state enum('new', 'active', 'gone');  -- error: enum-values-reordered -- error: column-changed-with-rewrite -- note: enum-value-added

--- case: members of a set that change places
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, rights set('read', 'write'));
--- up
ALTER TABLE users MODIFY COLUMN rights set('write', 'read');  -- error: enum-values-reordered -- error: column-changed-with-rewrite

--- case: a value that is appended
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, state enum('new', 'active'));
--- up
ALTER TABLE users MODIFY COLUMN state enum('new', 'active', 'gone');  -- note: enum-value-added
