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

--- case: a trigger of another table writes the column, which the server does not look for
--- dialects: sqlite
--- given
CREATE TABLE t (id integer PRIMARY KEY, x int, y int, z int);
CREATE TABLE l (n integer PRIMARY KEY);
CREATE TRIGGER g AFTER INSERT ON l BEGIN UPDATE t SET x = 1 WHERE id = new.n; END;
CREATE TRIGGER h AFTER DELETE ON l BEGIN INSERT INTO t (id, y) VALUES (1, 2); END;
CREATE TRIGGER k AFTER UPDATE OF z ON t BEGIN DELETE FROM l; END;
--- up
ALTER TABLE t DROP COLUMN x;  -- error: view-loses-column -- warning: drop-column -- warning: column-changed-with-rewrite
ALTER TABLE t DROP COLUMN y;  -- error: view-loses-column -- warning: drop-column -- warning: column-changed-with-rewrite -- warning: table-blocked-repeatedly
ALTER TABLE t DROP COLUMN z;  -- error: view-loses-column -- warning: drop-column -- warning: column-changed-with-rewrite -- warning: table-blocked-repeatedly

--- case: a view that takes all columns takes those that are left
--- dialects: sqlite
--- given
CREATE TABLE t (id integer PRIMARY KEY, x int);
CREATE VIEW v AS SELECT * FROM t;
--- up
ALTER TABLE t DROP COLUMN x;  -- warning: drop-column -- warning: column-changed-with-rewrite
