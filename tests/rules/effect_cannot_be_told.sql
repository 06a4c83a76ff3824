--- case: SQL that is put together
--- dialects: postgresql
--- up
DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'users'; END $$;  -- warning: effect-cannot-be-told

--- case: plain SQL
--- dialects: postgresql, mysql, mariadb, sqlite
--- up
CREATE TABLE users (id int PRIMARY KEY);

--- case: SQL that is prepared from a variable
--- dialects: mysql, mariadb
--- up
PREPARE change_it FROM @text;  -- warning: effect-cannot-be-told
EXECUTE change_it;  -- warning: effect-cannot-be-told

--- case: what a column was before is not known
--- dialects: mysql, mariadb
--- up
ALTER TABLE users MODIFY COLUMN age bigint;  -- warning: effect-cannot-be-told

--- case: SQL that is put together and run, in MySQL and MariaDB
--- dialects: mysql, mariadb
--- up
SET @change = CONCAT('DROP TABLE ', 'users');
PREPARE change_it FROM @change;  -- warning: effect-cannot-be-told
EXECUTE change_it;  -- warning: effect-cannot-be-told

--- case: a routine that behaves otherwise from then on
--- dialects: postgresql
--- given
CREATE FUNCTION half(n int) RETURNS int LANGUAGE sql AS 'SELECT coalesce(n, 0) / 2';
--- up
ALTER FUNCTION half(int) STRICT;  -- warning: effect-cannot-be-told
ALTER FUNCTION half(int) IMMUTABLE;

--- case: a function of an extension is called for what it does
--- dialects: postgresql
--- given
CREATE TABLE visits (at timestamptz NOT NULL, page text);
CREATE SEQUENCE numbers;
--- up
SELECT create_hypertable('visits', 'at', migrate_data => true);  -- warning: effect-cannot-be-told
SELECT cron.schedule('nightly', '0 3 * * *', 'VACUUM');  -- warning: effect-cannot-be-told
SELECT setval('numbers', 5), pg_notify('news', 'x');
SELECT pg_catalog.set_config('search_path', '', false);
SELECT anything(page) FROM visits;
