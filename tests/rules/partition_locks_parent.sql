--- case: made as a part of a table in use
--- dialects: postgresql
--- given
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
--- up
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');  -- note: partition-locks-parent

--- case: made as a part of a table of the same migration
--- dialects: postgresql
--- up
CREATE TABLE events (day date NOT NULL PRIMARY KEY) PARTITION BY RANGE (day);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
