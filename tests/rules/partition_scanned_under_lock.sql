--- case: the table that is attached was in use
--- dialects: postgresql
--- given
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_2019 (day date NOT NULL);
--- up
ALTER TABLE events ATTACH PARTITION events_2019 FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');  -- error: partition-scanned-under-lock

--- case: rows of the default partition may belong to the new one
--- dialects: postgresql
--- given
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
--- up
CREATE TABLE events_2019  -- error: partition-scanned-under-lock
  PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');  -- note: partition-locks-parent

--- case: a new table is attached
--- dialects: postgresql
--- given
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
--- up
CREATE TABLE events_2019 (day date NOT NULL);
ALTER TABLE events ATTACH PARTITION events_2019 FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');

--- case: a foreign key refers to the partition that is detached
--- dialects: postgresql >= 14
--- given
CREATE TABLE events (id bigint PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE old_events PARTITION OF events FOR VALUES FROM (0) TO (1000);
CREATE TABLE clicks (id bigint PRIMARY KEY, event_id bigint REFERENCES events (id));
--- up
ALTER TABLE events DETACH PARTITION old_events CONCURRENTLY;  -- error: partition-scanned-under-lock

--- case: nothing refers to the partition that is detached
--- dialects: postgresql >= 14
--- given
CREATE TABLE events (id bigint PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE old_events PARTITION OF events FOR VALUES FROM (0) TO (1000);
--- up
ALTER TABLE events DETACH PARTITION old_events CONCURRENTLY;
