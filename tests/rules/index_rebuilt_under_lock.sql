--- case: all indexes of a table
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
--- up
REINDEX TABLE users;  -- error: index-rebuilt-under-lock

--- case: while others go on
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
--- up
REINDEX TABLE CONCURRENTLY users;
