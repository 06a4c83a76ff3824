--- case: one
--- dialects: postgresql
--- up
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';  -- note: stored-program

--- case: another
--- dialects: postgresql
--- up
CREATE TABLE a (id int PRIMARY KEY);
