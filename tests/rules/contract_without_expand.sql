--- case: moved in one go
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20));
--- up
ALTER TABLE users ADD COLUMN mobile varchar(30);
UPDATE users SET mobile = phone WHERE mobile IS NULL;  -- error: phases-mixed-in-one-migration -- warning: rows-changed-in-one-statement
ALTER TABLE users DROP COLUMN phone;  -- warning: contract-without-expand -- warning: drop-column

--- case: the other is there
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20), mobile varchar(30));
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: drop-column

--- case: moved in one go, where the drop writes the table again
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20));
--- up
ALTER TABLE users ADD COLUMN mobile varchar(30);
UPDATE users SET mobile = phone WHERE mobile IS NULL;  -- error: phases-mixed-in-one-migration -- warning: rows-changed-in-one-statement
ALTER TABLE users DROP COLUMN phone;  -- warning: contract-without-expand -- warning: drop-column -- warning: column-changed-with-rewrite

--- case: nothing takes its place
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
--- up
DROP TABLE users;  -- warning: drop-table
