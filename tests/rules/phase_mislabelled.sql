--- case: a contract under another name
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20));
--- up
-- segue: phase expand
ALTER TABLE users DROP COLUMN phone;  -- error: phase-mislabelled -- warning: drop-column

--- case: as it says
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20));
--- up
-- segue: phase contract
ALTER TABLE users DROP COLUMN phone;

--- case: a column that is dropped with a copy of the table
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20));
--- up
-- segue: phase expand
ALTER TABLE users DROP COLUMN phone;  -- error: phase-mislabelled -- warning: drop-column -- warning: column-changed-with-rewrite

--- case: an expand that says so
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY);
--- up
-- segue: phase expand
ALTER TABLE users ADD COLUMN nick TEXT;
