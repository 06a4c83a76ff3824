--- case: from a table in use
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE TABLE copies AS SELECT id FROM users;  -- warning: table-filled-when-made -- note: table-without-key

--- case: a materialized view
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE MATERIALIZED VIEW copies AS SELECT id FROM users;  -- warning: table-filled-when-made

--- case: without the rows
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE MATERIALIZED VIEW copies AS SELECT id FROM users WITH NO DATA;

--- case: a copy of a table in use

--- case: from a table in use, where a table needs no key
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE TABLE copies AS SELECT id FROM users;  -- warning: table-filled-when-made -- note: table-without-key
