--- case: a partition is dropped
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id bigint PRIMARY KEY)
  PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (90));
--- up
ALTER TABLE events DROP PARTITION p0;  -- warning: drop-partition

--- case: a partition is added
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id bigint PRIMARY KEY)
  PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10));
--- up
ALTER TABLE events ADD PARTITION (PARTITION p1 VALUES LESS THAN (90));

--- case: a script for the time after the old release
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id bigint PRIMARY KEY)
  PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (90));
--- up
-- segue: phase contract
ALTER TABLE events DROP PARTITION p0;
