CREATE TABLE cust (id int PRIMARY KEY, email text);
CREATE TABLE orders (id bigint PRIMARY KEY, cid int, st text);
CREATE TABLE archive (id bigint PRIMARY KEY, cid int, st text);
CREATE TABLE nokey (id bigint, a int);
CREATE VIEW late AS SELECT id FROM orders;
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE DOMAIN always AS text NOT NULL;
CREATE DOMAIN word AS always DEFAULT '';
