--- case: a column that is there
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users ADD COLUMN age int;  -- error: column-exists

--- case: what nobody has made
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users RENAME COLUMN age TO years;  -- error: no-such-column

--- case: an index that a foreign key stands on
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, KEY orders_user (user_id),
                     FOREIGN KEY (user_id) REFERENCES users (id));
--- up
ALTER TABLE orders DROP INDEX orders_user;  -- error: index-in-use

--- case: a guard that the server does not know
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN IF NOT EXISTS age int;  -- error: syntax-error



--- case: no SQL
--- up
CREATE TABEL users (id int PRIMARY KEY);  -- error: syntax-error

--- case: the down goes the same way as the up
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE VIEW user_ids AS SELECT id FROM users;
--- down
DROP TABLE users;  -- error: dependents-exist
DROP VIEW user_ids;

--- case: the down drops the table before what stands on it, in MySQL and MariaDB
--- dialects: mysql, mariadb
--- up
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, FOREIGN KEY (user_id) REFERENCES users (id));
--- down
DROP TABLE users;  -- error: dependents-exist
DROP TABLE orders;

--- case: a foreign key to the whole needs every partition
--- dialects: postgresql
--- given
CREATE TABLE events (id bigint PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE old_events PARTITION OF events FOR VALUES FROM (0) TO (1000);
CREATE TABLE clicks (id bigint PRIMARY KEY, event_id bigint REFERENCES events (id));
--- up
DROP TABLE old_events;  -- error: dependents-exist
DROP TABLE clicks, events;  -- warning: drop-table -- warning: drop-locks-other-tables

--- case: a foreign key of the whole to itself goes with it
--- dialects: postgresql
--- given
CREATE TABLE events (id bigint PRIMARY KEY, cause bigint REFERENCES events) PARTITION BY RANGE (id);
CREATE TABLE old_events PARTITION OF events FOR VALUES FROM (0) TO (1000);
--- up
DROP TABLE old_events;  -- error: dependents-exist
DROP TABLE events;  -- warning: drop-table -- warning: drop-locks-other-tables

--- case: the index is gone with its table
--- dialects: sqlite
--- up
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE INDEX users_email ON users (email);
--- down
DROP TABLE users;
DROP INDEX users_email;  -- error: no-such-index
