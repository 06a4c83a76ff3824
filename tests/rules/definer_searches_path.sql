--- case: one
--- dialects: postgresql
--- up
CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';  -- note: definer-searches-path

--- case: another
--- dialects: postgresql
--- up
CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = public AS 'SELECT 1';
