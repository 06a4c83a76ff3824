--- case: a primary key that does not hold the day
--- dialects: postgresql
--- up
CREATE TABLE events (id bigint PRIMARY KEY, day date NOT NULL) PARTITION BY RANGE (day);  -- error: key-lacks-partition-columns

--- case: a unique key that does not hold the day
--- dialects: mysql, mariadb
--- up
CREATE TABLE events (id bigint NOT NULL, day date NOT NULL, UNIQUE (id))  -- error: key-lacks-partition-columns
  PARTITION BY RANGE COLUMNS (day) (PARTITION p0 VALUES LESS THAN ('2020-01-01'));

--- case: partitioned later
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id bigint PRIMARY KEY, day date NOT NULL);
--- up
ALTER TABLE events PARTITION BY HASH (to_days(day)) PARTITIONS 4;  -- error: key-lacks-partition-columns -- error: table-rewritten-under-lock

--- case: the key holds the day
--- dialects: postgresql
--- up
CREATE TABLE events (id bigint, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);

--- case: the key holds what the rows are divided by
--- dialects: mysql, mariadb
--- up
CREATE TABLE events (id bigint, day date, PRIMARY KEY (id, day)) PARTITION BY HASH (year(day)) PARTITIONS 4;
