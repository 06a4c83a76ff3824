--- case: one
--- dialects: postgresql
--- up
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';  -- note: stored-program

--- case: another
--- dialects: postgresql, mysql, mariadb, sqlite
--- up
CREATE TABLE a (id int PRIMARY KEY);

--- case: a procedure
--- dialects: mysql, mariadb
--- up
CREATE PROCEDURE tidy() SELECT 1;  -- note: stored-program

--- case: a trigger
--- dialects: sqlite
--- given
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE TABLE log (id INTEGER PRIMARY KEY, email TEXT);
--- up
CREATE TRIGGER keep AFTER INSERT ON users BEGIN  -- note: stored-program
  INSERT INTO log (email) VALUES (NEW.email);
END;
