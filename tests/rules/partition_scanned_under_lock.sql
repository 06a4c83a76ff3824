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
