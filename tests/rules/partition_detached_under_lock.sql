--- case: with a lock of the whole table
--- dialects: postgresql >= 14
--- given
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
--- up
ALTER TABLE events DETACH PARTITION events_2019;  -- warning: partition-detached-under-lock

--- case: while others go on
--- dialects: postgresql >= 14
--- given
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
--- up
ALTER TABLE events DETACH PARTITION events_2019 CONCURRENTLY;
