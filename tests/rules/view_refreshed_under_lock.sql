--- case: readers wait
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE MATERIALIZED VIEW ids AS SELECT id FROM users;
CREATE UNIQUE INDEX ids_id ON ids (id);
--- up
REFRESH MATERIALIZED VIEW ids;  -- error: view-refreshed-under-lock

--- case: readers go on
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE MATERIALIZED VIEW ids AS SELECT id FROM users;
CREATE UNIQUE INDEX ids_id ON ids (id);
--- up
REFRESH MATERIALIZED VIEW CONCURRENTLY ids;
