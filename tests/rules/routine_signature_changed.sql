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

--- case: the argument is cast without a word
--- dialects: postgresql
--- given
CREATE FUNCTION rank_of(score numeric, published timestamp) RETURNS int LANGUAGE sql AS 'SELECT 1';
--- up
DROP FUNCTION rank_of(numeric, timestamp);
CREATE FUNCTION rank_of(score numeric, published timestamptz) RETURNS int LANGUAGE sql AS 'SELECT 1';  -- warning: routine-signature-changed

--- case: the argument is not cast
--- dialects: postgresql
--- given
CREATE FUNCTION rank_of(published timestamptz) RETURNS int LANGUAGE sql AS 'SELECT 1';
--- up
DROP FUNCTION rank_of(timestamptz);
CREATE FUNCTION rank_of(published timestamp) RETURNS int LANGUAGE sql AS 'SELECT 1';  -- error: routine-signature-changed

--- case: one more argument that may be left out
--- dialects: postgresql
--- given
CREATE FUNCTION rank_of(score int) RETURNS int LANGUAGE sql AS 'SELECT 1';
--- up
DROP FUNCTION rank_of(int);
CREATE FUNCTION rank_of(score bigint, least int DEFAULT 0) RETURNS int LANGUAGE sql AS 'SELECT 1';  -- warning: routine-signature-changed

--- case: two may be meant
--- dialects: postgresql
--- given
CREATE FUNCTION rank_of(score int) RETURNS int LANGUAGE sql AS 'SELECT 1';
--- up
DROP FUNCTION rank_of(int);
CREATE FUNCTION rank_of(score real) RETURNS int LANGUAGE sql AS 'SELECT 1';  -- error: routine-signature-changed
CREATE FUNCTION rank_of(score numeric) RETURNS int LANGUAGE sql AS 'SELECT 1';  -- error: routine-signature-changed
