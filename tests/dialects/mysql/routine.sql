--- case: a procedure's header, its body as text
--- up
CREATE DEFINER=`root`@`localhost` PROCEDURE app.p(IN a int, OUT b varchar(10) CHARSET utf8mb4, c json)
  COMMENT 'x' LANGUAGE SQL NOT DETERMINISTIC MODIFIES SQL DATA SQL SECURITY INVOKER
BEGIN
  DECLARE x int DEFAULT 1;
  IF x > 1 THEN SET x = if(x, 2, 3); END IF;
  WHILE x < 3 DO SET x = x + 1; END WHILE;
  CASE x WHEN 1 THEN SELECT CASE WHEN 1 THEN 2 END; ELSE BEGIN END; END CASE;
  l: LOOP LEAVE l; END LOOP l;
  REPEAT SET x = repeat('a', 2); UNTIL x END REPEAT;
END;
CALL p(1, @b, '{}');
--- ast
CreateRoutine
  routine: app.p
  procedure
  definer: "`root`@`localhost`"
  parameters
    -: RoutineParameter
      mode: "IN"
      name: a
      type: TypeName
        name: int
    -: RoutineParameter
      mode: "OUT"
      name: b
      type: TypeName
        name: varchar
        arguments: "10"
        character_set: "utf8mb4"
    -: RoutineParameter
      name: c
      type: TypeName
        name: json
  characteristics
    -: Option
      name: "COMMENT"
      value: "'x'"
    -: Option
      name: "LANGUAGE"
      value: "SQL"
    -: Option
      name: "NOT DETERMINISTIC"
    -: Option
      name: "MODIFIES SQL DATA"
    -: Option
      name: "SQL SECURITY"
      value: "INVOKER"
  body: "BEGIN\n  DECLARE x int DEFAULT 1;\n  IF x > 1 THEN SET x = if(x, 2, 3); END IF;\n  WHILE x < 3 DO SET x = x + 1; END WHILE;\n  CASE x WHEN 1 THEN SELECT CASE WHEN 1 THEN 2 END; ELSE BEGIN END; END CASE;\n  l: LOOP LEAVE l; END LOOP l;\n  REPEAT SET x = repeat('a', 2); UNTIL x END REPEAT;\nEND"
  body_is_sql
CallProcedure
  procedure: p
  arguments
    -: integer "1"
    -: Parameter
      text: "@b"
    -: string "{}"
--- written
CREATE DEFINER=`root`@`localhost` PROCEDURE app.p(IN a int, OUT b varchar(10) CHARACTER SET utf8mb4, c json) COMMENT 'x' LANGUAGE SQL NOT DETERMINISTIC MODIFIES SQL DATA SQL SECURITY INVOKER
BEGIN
  DECLARE x int DEFAULT 1;
  IF x > 1 THEN SET x = if(x, 2, 3); END IF;
  WHILE x < 3 DO SET x = x + 1; END WHILE;
  CASE x WHEN 1 THEN SELECT CASE WHEN 1 THEN 2 END; ELSE BEGIN END; END CASE;
  l: LOOP LEAVE l; END LOOP l;
  REPEAT SET x = repeat('a', 2); UNTIL x END REPEAT;
END;
CALL p(1, @b, '{}');
--- statements
1:1 CREATE DEFINER=`root`@`localhost` PROCEDURE app.p(IN a int, OUT b varchar(10) CHARSET utf8mb4, c json)
  COMMENT 'x' LANGUAGE SQL NOT DETERMINISTIC MODIFIES SQL DATA SQL SECURITY INVOKER
BEGIN
  DECLARE x int DEFAULT 1;
  IF x > 1 THEN SET x = if(x, 2, 3); END IF;
  WHILE x < 3 DO SET x = x + 1; END WHILE;
  CASE x WHEN 1 THEN SELECT CASE WHEN 1 THEN 2 END; ELSE BEGIN END; END CASE;
  l: LOOP LEAVE l; END LOOP l;
  REPEAT SET x = repeat('a', 2); UNTIL x END REPEAT;
END
11:1 CALL p(1, @b, '{}')

--- case: functions
--- up
CREATE FUNCTION f(a int) RETURNS varchar(10) CHARSET latin1 DETERMINISTIC RETURN if(a, 'x', 'y');
ALTER FUNCTION f COMMENT 'y';
DROP FUNCTION IF EXISTS app.f;
--- written
CREATE FUNCTION f(a int) RETURNS varchar(10) CHARACTER SET latin1 DETERMINISTIC
RETURN if(a, 'x', 'y');
ALTER FUNCTION f COMMENT 'y';
DROP FUNCTION IF EXISTS app.f;

--- case: triggers and events
--- up
CREATE TRIGGER a BEFORE INSERT ON app.t FOR EACH ROW FOLLOWS b SET NEW.x = upper(NEW.x);
CREATE TRIGGER c AFTER UPDATE ON t FOR EACH ROW IF NEW.a THEN INSERT INTO log VALUES (OLD.id); END IF;
CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2020-01-01' + INTERVAL 1 HOUR ON COMPLETION PRESERVE COMMENT 'x'
  DO DELETE FROM t WHERE d < now() - INTERVAL 7 DAY;
ALTER EVENT e DISABLE;
DROP TRIGGER IF EXISTS a;
--- ast
CreateTrigger
  trigger: a
  timing: "BEFORE"
  events
    -: TriggerEvent
      event: "INSERT"
  table: app.t
  attributes: ConstraintAttributes
  for_each: "ROW"
  order: "FOLLOWS b"
  body: "SET NEW.x = upper(NEW.x)"
CreateTrigger
  trigger: c
  timing: "AFTER"
  events
    -: TriggerEvent
      event: "UPDATE"
  table: t
  attributes: ConstraintAttributes
  for_each: "ROW"
  body: "IF NEW.a THEN INSERT INTO log VALUES (OLD.id); END IF"
CreateEvent
  event: e
  schedule: "EVERY 1 DAY STARTS '2020-01-01' + INTERVAL 1 HOUR"
  options
    -: Option
      name: "ON COMPLETION PRESERVE"
    -: Option
      name: "COMMENT 'x'"
  body: "DELETE FROM t WHERE d < now() - INTERVAL 7 DAY"
CreateEvent
  event: e
  alter
  options
    -: Option
      name: "DISABLE"
Drop
  kind: TRIGGER
  objects
    -: ObjectReference
      name: a
  if_exists
--- written
CREATE TRIGGER a BEFORE INSERT ON app.t FOR EACH ROW FOLLOWS b
SET NEW.x = upper(NEW.x);
CREATE TRIGGER c AFTER UPDATE ON t FOR EACH ROW
IF NEW.a THEN INSERT INTO log VALUES (OLD.id); END IF;
CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2020-01-01' + INTERVAL 1 HOUR ON COMPLETION PRESERVE COMMENT 'x' DO DELETE FROM t WHERE d < now() - INTERVAL 7 DAY;
ALTER EVENT e DISABLE;
DROP TRIGGER IF EXISTS a;

--- case: a function of a library has no parameters
--- up
CREATE AGGREGATE FUNCTION f RETURNS INTEGER SONAME 'f.so';
--- written
CREATE AGGREGATE FUNCTION f RETURNS int SONAME 'f.so';

--- case: a loop that is the whole body
--- up
CREATE PROCEDURE p() FOR i IN 1..10 DO SET @x = 5; END FOR;
SELECT 1;
--- statements
1:1 CREATE PROCEDURE p() FOR i IN 1..10 DO SET @x = 5; END FOR
2:1 SELECT 1

--- case: a statement of a body that stands behind the name of another trigger
--- up
CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW PRECEDES b IF NEW.a THEN SET NEW.b = 1; END IF;
CREATE TRIGGER c BEFORE UPDATE ON t FOR EACH ROW FOLLOWS `if` IF NOT NEW.a THEN SET NEW.b = if(1, 2, 3); END IF;
SELECT 1;
--- written
CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW PRECEDES b
IF NEW.a THEN SET NEW.b = 1; END IF;
CREATE TRIGGER c BEFORE UPDATE ON t FOR EACH ROW FOLLOWS `if`
IF NOT NEW.a THEN SET NEW.b = if(1, 2, 3); END IF;
SELECT 1;
