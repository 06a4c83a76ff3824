--- case: the table that a foreign key points at
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE REFERENCES users);
--- up
DROP TABLE orders;  -- warning: drop-table -- warning: drop-locks-other-tables

--- case: the foreign key alone
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE REFERENCES users);
--- up
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;  -- note: drop-constraint -- warning: drop-locks-other-tables

--- case: the table that a partition is of
--- dialects: postgresql
--- given
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
--- up
DROP TABLE events_2019;  -- warning: drop-table -- warning: drop-locks-other-tables

--- case: a table that stands alone
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DROP TABLE users;  -- warning: drop-table
