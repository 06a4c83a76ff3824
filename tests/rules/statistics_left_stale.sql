--- case: nothing follows
--- given
CREATE TABLE users (id int PRIMARY KEY, a int, b int);
--- up
UPDATE users SET b = a WHERE b IS NULL;  -- note: statistics-left-stale -- warning: rows-changed-in-one-statement

--- case: analyzed
--- dialects: postgresql, sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, a int, b int);
--- up
UPDATE users SET b = a WHERE b IS NULL;  -- warning: rows-changed-in-one-statement
ANALYZE users;

--- case: the table is read anew
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, a int, b int);
--- up
UPDATE users SET b = a WHERE b IS NULL;  -- warning: rows-changed-in-one-statement
ANALYZE TABLE users;
