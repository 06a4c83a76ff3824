--- case: one
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c timestamp);  -- note: timestamp-without-zone

--- case: another
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c timestamptz);
