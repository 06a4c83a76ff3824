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

--- case: a column that SELECT * no longer shows
--- dialects: mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20));
--- up
-- segue: phase expand
ALTER TABLE users ALTER COLUMN phone SET INVISIBLE;  -- error: phase-mislabelled

--- case: the same, described again
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20));
--- up
-- segue: phase expand
ALTER TABLE users MODIFY phone varchar(20) INVISIBLE;  -- error: phase-mislabelled

--- case: a column that is shown again
--- dialects: mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, phone varchar(20));
ALTER TABLE users ALTER COLUMN phone SET INVISIBLE;
--- up
-- segue: phase expand
ALTER TABLE users ALTER COLUMN phone SET VISIBLE;

--- case: partitions that not every row belongs to
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id int PRIMARY KEY);
--- up
-- segue: phase expand
ALTER TABLE events PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10));  -- error: phase-mislabelled -- error: table-rewritten-under-lock

--- case: partitions with room for every row
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id int PRIMARY KEY);
--- up
-- segue: phase expand
ALTER TABLE events PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE);  -- error: table-rewritten-under-lock
ALTER TABLE events PARTITION BY HASH (id) PARTITIONS 4;  -- error: table-rewritten-under-lock -- warning: table-blocked-repeatedly

--- case: a value that no partition lists any more
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id int PRIMARY KEY)
  PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN (3));
--- up
-- segue: phase expand
ALTER TABLE events REORGANIZE PARTITION p0 INTO (PARTITION p2 VALUES IN (1));  -- error: phase-mislabelled -- error: table-rewritten-under-lock

--- case: every value stays in a list
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id int PRIMARY KEY)
  PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN (3));
--- up
-- segue: phase expand
ALTER TABLE events REORGANIZE PARTITION p0 INTO (PARTITION p2 VALUES IN (1), PARTITION p3 VALUES IN (2, 4));  -- error: table-rewritten-under-lock
