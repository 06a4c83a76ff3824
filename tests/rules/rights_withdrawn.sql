--- case: a right on a table in use
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
REVOKE SELECT ON users FROM app;  -- warning: rights-withdrawn

--- case: another owner
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users OWNER TO app;  -- warning: rights-withdrawn

--- case: objects of the same migration
--- dialects: postgresql
--- up
CREATE TABLE users (id int PRIMARY KEY);
ALTER TABLE users OWNER TO app;
REVOKE ALL ON users FROM PUBLIC;

--- case: rights are added
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
GRANT SELECT ON users TO app;

--- case: a script for the time after the old release
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
-- segue: phase contract
REVOKE SELECT ON users FROM app;

--- case: a right of an account
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
REVOKE SELECT ON users FROM 'app'@'%';  -- warning: rights-withdrawn

--- case: rights are given
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
--- up
GRANT SELECT ON users TO 'app'@'localhost';
