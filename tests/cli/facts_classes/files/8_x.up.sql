CREATE FUNCTION rank(a int, b int DEFAULT 0, c text DEFAULT '') RETURNS int LANGUAGE sql AS 'SELECT a';
