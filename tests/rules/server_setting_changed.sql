--- case: written into the configuration of the server
--- dialects: postgresql
--- up
ALTER SYSTEM SET work_mem = '8MB';  -- warning: server-setting-changed

--- case: for every session
--- dialects: mysql, mariadb
--- up
SET GLOBAL max_connections = 100;  -- warning: server-setting-changed

--- case: for this session
--- dialects: mysql, mariadb
--- up
SET SESSION lock_wait_timeout = 5;

--- case: for as long as the session lasts
--- dialects: postgresql
--- up
SET lock_timeout = '2s';
