--- case: one
--- dialects: mysql, mariadb
--- up
CREATE TABLE a (id int PRIMARY KEY, up int, FOREIGN KEY (up) REFERENCES a (id));  -- note: foreign-key-used

--- case: one, in SQLite
--- dialects: sqlite
--- up
CREATE TABLE a (id int PRIMARY KEY, up int, FOREIGN KEY (up) REFERENCES a (id));  -- note: foreign-key-used -- warning: foreign-key-without-index

--- case: another
--- dialects: postgresql, mysql, mariadb, sqlite
--- up
CREATE TABLE a (id int PRIMARY KEY, up int);

--- case: one of a table that is there
--- dialects: postgresql
--- given
CREATE TABLE a (id bigint PRIMARY KEY, up bigint UNIQUE);
--- up
ALTER TABLE a ADD CONSTRAINT a_up FOREIGN KEY (up) REFERENCES a (id) NOT VALID;  -- note: foreign-key-used
