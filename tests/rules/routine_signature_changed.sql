--- case: another argument
--- dialects: postgresql
--- given
CREATE FUNCTION double_of(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n';
--- up
DROP FUNCTION double_of(int);
CREATE FUNCTION double_of(n bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 2 * n';  -- error: routine-signature-changed

--- case: another argument of a procedure
--- dialects: mysql, mariadb
--- given
CREATE PROCEDURE tidy(IN days int) SELECT 1;
--- up
DROP PROCEDURE tidy;
CREATE PROCEDURE tidy(IN days int, IN really int) SELECT 1;  -- error: routine-signature-changed

--- case: an overload is added
--- dialects: postgresql
--- given
CREATE FUNCTION double_of(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n';
--- up
CREATE FUNCTION double_of(n bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 2 * n';

--- case: another body
--- dialects: postgresql
--- given
CREATE FUNCTION double_of(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n';
--- up
CREATE OR REPLACE FUNCTION double_of(n int) RETURNS int LANGUAGE sql AS 'SELECT n + n';

--- case: another body of a procedure
--- dialects: mysql, mariadb
--- given
CREATE PROCEDURE tidy(IN days int) SELECT 1;
--- up
DROP PROCEDURE tidy;
CREATE PROCEDURE tidy(IN days int) SELECT 2;
