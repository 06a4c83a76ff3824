--- case: a table without a log gets one
--- dialects: postgresql
--- given
CREATE UNLOGGED TABLE events (id bigint PRIMARY KEY);
--- up
ALTER TABLE events SET LOGGED;  -- error: table-rewritten-under-lock

--- case: moved to another tablespace
--- dialects: postgresql
--- given
CREATE TABLE events (id bigint PRIMARY KEY);
--- up
ALTER TABLE events SET TABLESPACE fast;  -- error: table-rewritten-under-lock

--- case: put in the order of an index
--- dialects: postgresql
--- given
CREATE TABLE events (id bigint PRIMARY KEY);
--- up
CLUSTER events USING events_pkey;  -- error: table-rewritten-under-lock

--- case: packed anew
--- dialects: postgresql
--- given
CREATE TABLE events (id bigint PRIMARY KEY);
--- up
VACUUM FULL events;  -- error: table-rewritten-under-lock

--- case: no table is named, so all are meant
--- dialects: postgresql
--- given
CREATE TABLE events (id bigint PRIMARY KEY);
CREATE VIEW event_ids AS SELECT id FROM events;
--- up
VACUUM FULL;  -- error: table-rewritten-under-lock
CLUSTER;  -- error: table-rewritten-under-lock

--- case: all tables are tidied up while they are used
--- dialects: postgresql
--- given
CREATE TABLE events (id bigint PRIMARY KEY);
--- up
VACUUM;

--- case: versions of rows are kept from here on
--- dialects: mariadb
--- given
CREATE TABLE events (id bigint PRIMARY KEY);
--- up
ALTER TABLE events ADD SYSTEM VERSIONING;  -- error: table-rewritten-under-lock

--- case: partitions are cut in another way
--- dialects: mysql
--- given
CREATE TABLE events (id bigint PRIMARY KEY)
  PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (90));
--- up
ALTER TABLE events REORGANIZE PARTITION p1 INTO (  -- error: table-rewritten-under-lock
  PARTITION p1a VALUES LESS THAN (50), PARTITION p1b VALUES LESS THAN (90));

--- case: a setting that only concerns what comes
--- dialects: postgresql
--- given
CREATE TABLE events (id bigint PRIMARY KEY);
--- up
ALTER TABLE events SET (fillfactor = 80);

--- case: a table of the same migration
--- dialects: postgresql
--- up
CREATE UNLOGGED TABLE events (id bigint PRIMARY KEY);
ALTER TABLE events SET LOGGED;

--- case: a comment
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id bigint PRIMARY KEY);
--- up
ALTER TABLE events COMMENT = 'what happened';

--- case: rows are dealt out among more partitions
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id bigint PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2;
--- up
ALTER TABLE events ADD PARTITION PARTITIONS 4;  -- error: table-rewritten-under-lock

--- case: a range of its own is empty
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id bigint PRIMARY KEY)
  PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10));
--- up
ALTER TABLE events ADD PARTITION (PARTITION p1 VALUES LESS THAN (20));

--- case: a table that stopped keeping a log
--- dialects: postgresql
--- given
CREATE TABLE events (id bigint PRIMARY KEY);
ALTER TABLE events SET UNLOGGED;
--- up
ALTER TABLE events SET LOGGED;  -- error: table-rewritten-under-lock
