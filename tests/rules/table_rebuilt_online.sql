--- case: another format of the rows
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id bigint PRIMARY KEY);
--- up
ALTER TABLE events ROW_FORMAT=DYNAMIC;  -- note: table-rebuilt-online

--- case: a setting that the catalog alone holds
--- dialects: mysql, mariadb
--- given
CREATE TABLE events (id bigint PRIMARY KEY);
--- up
ALTER TABLE events COMMENT='what happened';
