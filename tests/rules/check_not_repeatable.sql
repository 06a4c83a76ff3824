--- case: it depends on the day
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, born date CHECK (born < now()));  -- warning: check-not-repeatable

--- case: it calls a function that may read other rows
--- dialects: postgresql
--- given
CREATE FUNCTION known(int) RETURNS boolean LANGUAGE sql AS 'SELECT true';
--- up
CREATE TABLE users (id bigint PRIMARY KEY, age int CHECK (known(age)));  -- warning: check-not-repeatable

--- case: it depends on the row alone
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, name text CHECK (length(name) > 0));
