--- case: a table with two partitions
--- dialects: postgresql
--- given
CREATE TABLE events (day date NOT NULL, what text) PARTITION BY RANGE (day);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
--- up
ALTER TABLE events ADD COLUMN who text;  -- note: lock-spreads-to-partitions

--- case: a table without partitions
--- dialects: postgresql
--- given
CREATE TABLE events (day date NOT NULL, what text);
--- up
ALTER TABLE events ADD COLUMN who text;
