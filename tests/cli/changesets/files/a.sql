--liquibase formatted sql

--changeset jo:1 endDelimiter:// rollbackEndDelimiter:// stripComments:false runOnChange:true context:"test and !prod"
CREATE TABLE a (id int, name varchar(20)) //
CREATE PROCEDURE p()
BEGIN
  SELECT 1;
  SELECT 2;
END
//
--rollback DROP PROCEDURE p //
--rollback DROP TABLE a //

--changeset jo doe:2 splitStatements:false runAlways:true labels:x
CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW
BEGIN
  SET NEW.id = 1;
END
--rollback DROP TRIGGER t;

--changeset jo:3 endDelimiter:\n/ failOnError:false
UPDATE a SET id = id
/ 2
/
CREATE TABLE ${schema}b (id int)
/
--rollback DROP TABLE ${schema}b

--changeset jo:4 ignore:true
THIS IS NO SQL
--rollback empty

--changeset jo:5 endDelimeter:@@
DROP TABLE a;
--rollback empty
