--- case: a table that refers to it is emptied too
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE REFERENCES users);
--- up
TRUNCATE  -- error: truncate-cascade
  users CASCADE;  -- error: truncate

--- case: every table is named
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE REFERENCES users);
--- up
TRUNCATE
  users,  -- error: truncate
  orders CASCADE;  -- error: truncate

--- case: a partition, to whose whole others refer
--- dialects: postgresql
--- given
CREATE TABLE events (id bigint PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (10);
CREATE TABLE notes (id bigint PRIMARY KEY, event_id bigint REFERENCES events);
--- up
TRUNCATE  -- error: truncate-cascade
  events_1 CASCADE;  -- error: truncate
