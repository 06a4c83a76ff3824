--- case: switched off and left so
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users SET (autovacuum_enabled = false);  -- warning: autovacuum-disabled

--- case: for the time of a load
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users SET (autovacuum_enabled = false);
ALTER TABLE users RESET (autovacuum_enabled);
