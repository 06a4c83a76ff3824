--- case: a view of a server that does not protect it
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), phone varchar(20));
CREATE VIEW contacts AS SELECT id, phone FROM users;
--- up
ALTER TABLE users DROP COLUMN phone;  -- error: view-loses-column -- warning: drop-column

--- case: a rename that the view does not follow
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), phone varchar(20));
CREATE VIEW contacts AS SELECT id, phone FROM users;
--- up
ALTER TABLE users RENAME COLUMN phone TO tel;  -- error: view-loses-column -- error: rename-column

--- case: a rename that the view follows
--- dialects: postgresql, sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), phone varchar(20));
CREATE VIEW contacts AS SELECT id, phone FROM users;
--- up
ALTER TABLE users RENAME COLUMN phone TO tel;  -- error: rename-column

--- case: a column that the view does not read
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), phone varchar(20));
CREATE VIEW contacts AS SELECT id, email FROM users;
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: drop-column
