--- case: quotes hide semicolons and comment marks
--- up
SELECT 'a;b', "c;d", `e;f`, 'it\'s; -- none', 'it''s' -- a comment; still one
, /* another; one */ 1; SELECT 2 # and ; this
;;SELECT 3--1; SELECT 4
--- statements
1:1 SELECT 'a;b', "c;d", `e;f`, 'it\'s; -- none', 'it''s' -- a comment; still one
, /* another; one */ 1
2:25 SELECT 2
3:3 SELECT 3--1
3:16 SELECT 4

--- case: a delimiter of the script's own
--- up
DELIMITER $$
DROP PROCEDURE IF EXISTS p; CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END$$
CREATE TABLE delimiter_test (
  delimiter varchar(10)
)$$
DELIMITER ;
SELECT 3;
delimiter //
SELECT 4//
DELIMITER ;
--- statements
2:1 DROP PROCEDURE IF EXISTS p
2:29 CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END
3:1 CREATE TABLE delimiter_test (
  delimiter varchar(10)
)
7:1 SELECT 3
9:1 SELECT 4

--- case: blocks keep their semicolons
--- up
CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN IF NEW.x THEN SET NEW.y = 1; END IF; END;
CREATE PROCEDURE p() FOR i IN 1..3 DO SELECT i; END FOR;
BEGIN NOT ATOMIC FOR i IN 1..3 DO SELECT i; END FOR; END;
CREATE EVENT e ON SCHEDULE AT now() DO BEGIN DELETE FROM a; DELETE FROM b; END;
SELECT 1;
--- statements
1:1 CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN IF NEW.x THEN SET NEW.y = 1; END IF; END
2:1 CREATE PROCEDURE p() FOR i IN 1..3 DO SELECT i; END FOR
3:1 BEGIN NOT ATOMIC FOR i IN 1..3 DO SELECT i; END FOR; END
4:1 CREATE EVENT e ON SCHEDULE AT now() DO BEGIN DELETE FROM a; DELETE FROM b; END
5:1 SELECT 1

--- case: comments that the server runs
--- up
/*!40101 SET NAMES utf8mb4 */;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER a BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 1 */;
CREATE TABLE t (a int /*!80023 INVISIBLE */, b int /*M!100302 INVISIBLE */) /*!50100 ENGINE=InnoDB */;
SELECT /*+ NO_INDEX(t) */ 1;
--- statements
1:1 /*!40101 SET NAMES utf8mb4 */
2:1 /*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER a BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 1 */
3:1 CREATE TABLE t (a int /*!80023 INVISIBLE */, b int /*M!100302 INVISIBLE */) /*!50100 ENGINE=InnoDB */
4:1 SELECT /*+ NO_INDEX(t) */ 1
--- written
SET NAMES utf8mb4;
CREATE DEFINER=`root`@`localhost` TRIGGER a BEFORE INSERT ON t FOR EACH ROW
SET NEW.b = 1;
CREATE TABLE t (
  a int INVISIBLE,
  b int INVISIBLE
) ENGINE=InnoDB;
SELECT 1;

--- case: comments that no server runs
--- up
/*!999999\- enable the sandbox mode */
/*M!999999\- enable the sandbox mode */
SELECT 1 /*!99999 + nonsense */;
/*!999999 DROP TABLE t */;
SELECT 2 /*!100301 + 3 */;
--- statements
3:1 SELECT 1
5:1 SELECT 2 /*!100301 + 3 */

--- case: commands of the client
--- up
use app
source other.sql
\. another.sql
SELECT 1\G
SELECT 2\g
tee /tmp/log
SELECT 3;
\y
--- statements
1:1 use app
4:1 SELECT 1
5:1 SELECT 2
7:1 SELECT 3
8:1 \y
--- findings
2:1 client-command-not-run: `source other.sql` brings in what is neither checked nor run
3:1 client-command-not-run: `\. another.sql` brings in what is neither checked nor run
8:1 unknown-client-command: `\y` is no command of the client
8:1 syntax error at `\`

--- case: words that begin with digits, names after a dot, variables
--- up
SELECT 1st, t.select, t.1a, 1e5x, @'my var', @@global.sql_mode, @a.b, $x FROM db.table;
--- ast
Query
  body: Select
    items
      -: SelectItem
        value: ColumnReference
          parts: 1st
      -: SelectItem
        value: ColumnReference
          parts: t, select
      -: SelectItem
        value: ColumnReference
          parts: t, 1a
      -: SelectItem
        value: decimal "1e5"
        alias: x
      -: SelectItem
        value: Parameter
          text: "@'my var'"
      -: SelectItem
        value: Parameter
          text: "@@global.sql_mode"
      -: SelectItem
        value: Parameter
          text: "@a.b"
      -: SelectItem
        value: ColumnReference
          parts: $x
    from
      -: TableReference
        form: NamedTable
          name: db.table

--- case: marks of migration tools
--- up
-- +goose Up
-- +goose StatementBegin
CREATE PROCEDURE p() BEGIN SELECT 1; END;
-- +goose StatementEnd
SELECT 1
-- +goose Down
--comment without a space, where no statement is under way
SELECT 2;
--- statements
3:1 CREATE PROCEDURE p() BEGIN SELECT 1; END
5:1 SELECT 1
8:1 SELECT 2

--- case: quotes and comments that are not closed
--- up
SELECT 1;
SELECT 'abc;
SELECT 2;
--- statements
1:1 SELECT 1
2:1 SELECT 'abc;
SELECT 2;
--- findings
2:8 unterminated-quote: this quote is not closed
2:8 syntax error at `'abc;`

--- case: a comment that is not closed
--- up
SELECT 1; /* SELECT 2;
--- findings
1:11 unterminated-comment: this comment is not closed

--- case: double quotes hold names where the script has asked for it
--- up
SET sql_mode = 'ANSI_QUOTES';
CREATE TABLE "t" ("id" int PRIMARY KEY);
SET @a = 'x', SESSION sql_mode = 'STRICT_ALL_TABLES,ANSI';
ALTER TABLE "t" ADD "b c" int DEFAULT 1;
SET @@sql_mode = concat(@@sql_mode, ',STRICT_TRANS_TABLES');
DROP TABLE "t";
SET GLOBAL sql_mode = '';
DROP TABLE "t";
SET sql_mode = '';
SELECT "t";
DROP TABLE "t";  -- error: syntax-error
/*!40101 SET SQL_MODE='ANSI' */;
DROP TABLE "t";
SET SQL_MODE=@OLD_SQL_MODE;
DROP TABLE "t";  -- error: syntax-error
SET sql_mode = ANSI;
DROP TABLE "t";
SET sql_mode = "";
DROP TABLE "t";  -- error: syntax-error
