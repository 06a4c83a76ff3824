--- case: a function that code may call
--- dialects: postgresql
--- given
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
--- up
DROP FUNCTION one();  -- warning: drop-routine

--- case: a procedure that code may call
--- dialects: mysql, mariadb
--- given
CREATE PROCEDURE tidy() SELECT 1;
--- up
DROP PROCEDURE tidy;  -- warning: drop-routine

--- case: a function of triggers, and one that is made again
--- dialects: postgresql
--- given
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
--- up
DROP FUNCTION stamp();
DROP FUNCTION one();
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2 - 1';

--- case: a script for the time after the old release
--- dialects: postgresql
--- given
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
--- up
-- segue: phase contract
DROP FUNCTION one();

--- case: a procedure that is made again
--- dialects: mysql, mariadb
--- given
CREATE PROCEDURE tidy() SELECT 1;
--- up
DROP PROCEDURE tidy;
CREATE PROCEDURE tidy() SELECT 2;
