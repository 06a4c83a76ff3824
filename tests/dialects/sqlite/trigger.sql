--- case: the body is one statement with the header, CASE … END inside included
--- up
CREATE TRIGGER IF NOT EXISTS main.audit AFTER UPDATE OF email, name ON users
FOR EACH ROW WHEN new.email <> old.email BEGIN
  INSERT INTO log (user, what) VALUES (new.id, CASE WHEN new.email IS NULL THEN 'gone' ELSE 'moved' END);
  UPDATE users SET changed = changed + 1 WHERE id = new.id;
  DELETE FROM cache WHERE user = old.id;
  SELECT RAISE(ABORT, 'no') WHERE new.id < 0;
END;
SELECT 1;
--- statements
1:1 CREATE TRIGGER IF NOT EXISTS main.audit AFTER UPDATE OF email, name ON users
FOR EACH ROW WHEN new.email <> old.email BEGIN
  INSERT INTO log (user, what) VALUES (new.id, CASE WHEN new.email IS NULL THEN 'gone' ELSE 'moved' END);
  UPDATE users SET changed = changed + 1 WHERE id = new.id;
  DELETE FROM cache WHERE user = old.id;
  SELECT RAISE(ABORT, 'no') WHERE new.id < 0;
END
8:1 SELECT 1
--- ast
CreateTrigger
  trigger: main.audit
  if_not_exists
  timing: "AFTER"
  events
    -: TriggerEvent
      event: "UPDATE"
      columns: email, name
  table: users
  attributes: ConstraintAttributes
  for_each: "ROW"
  when: Binary
    op: "<>"
    left: ColumnReference
      parts: new, email
    right: ColumnReference
      parts: old, email
  body: "BEGIN\n  INSERT INTO log (user, what) VALUES (new.id, CASE WHEN new.email IS NULL THEN 'gone' ELSE 'moved' END);\n  UPDATE users SET changed = changed + 1 WHERE id = new.id;\n  DELETE FROM cache WHERE user = old.id;\n  SELECT RAISE(ABORT, 'no') WHERE new.id < 0;\nEND"
Query
  body: Select
    items
      -: SelectItem
        value: integer "1"
--- written
CREATE TRIGGER IF NOT EXISTS main.audit AFTER UPDATE OF email, name ON users FOR EACH ROW WHEN (new.email <> old.email)
BEGIN
  INSERT INTO log (user, what) VALUES (new.id, CASE WHEN new.email IS NULL THEN 'gone' ELSE 'moved' END);
  UPDATE users SET changed = changed + 1 WHERE id = new.id;
  DELETE FROM cache WHERE user = old.id;
  SELECT RAISE(ABORT, 'no') WHERE new.id < 0;
END;
SELECT 1;

--- case: timings and events
--- up
CREATE TRIGGER a BEFORE INSERT ON t BEGIN SELECT RAISE(IGNORE); END;
CREATE TEMP TRIGGER b INSTEAD OF DELETE ON v BEGIN INSERT OR REPLACE INTO t (a) SELECT old.a; END;
CREATE TRIGGER c DELETE ON t BEGIN WITH x AS (SELECT 1) SELECT * FROM x; END;
--- written
CREATE TRIGGER a BEFORE INSERT ON t
BEGIN SELECT RAISE(IGNORE); END;
CREATE TEMPORARY TRIGGER b INSTEAD OF DELETE ON v
BEGIN INSERT OR REPLACE INTO t (a) SELECT old.a; END;
CREATE TRIGGER c DELETE ON t
BEGIN WITH x AS (SELECT 1) SELECT * FROM x; END;

--- case: a body that is not closed ends where no body goes on
--- up
CREATE TRIGGER a AFTER INSERT ON t BEGIN UPDATE t SET x = 1;
CREATE TABLE u (a);  -- error: syntax-error
SELECT 1;
--- statements
1:1 CREATE TRIGGER a AFTER INSERT ON t BEGIN UPDATE t SET x = 1
2:1 CREATE TABLE u (a)
3:1 SELECT 1
--- findings
1:60 syntax error at end of statement

--- case: the triggers of other databases cost only themselves
--- up
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON emp FOR EACH ROW EXECUTE FUNCTION stamp();  -- error: syntax-error
CREATE TRIGGER stamp AFTER INSERT ON emp FOR EACH STATEMENT BEGIN SELECT 1; END;  -- error: syntax-error
SELECT 1;
--- statements
1:1 CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON emp FOR EACH ROW EXECUTE FUNCTION stamp()
2:1 CREATE TRIGGER stamp AFTER INSERT ON emp FOR EACH STATEMENT BEGIN SELECT 1; END
3:1 SELECT 1

--- case: what a body may not hold
--- up
CREATE TRIGGER a AFTER INSERT ON t BEGIN UPDATE t SET a = 1 LIMIT 1; END;  -- error: syntax-error
CREATE TRIGGER a AFTER INSERT ON t BEGIN INSERT INTO t DEFAULT VALUES; END;  -- error: syntax-error
CREATE TRIGGER a AFTER INSERT ON t BEGIN DELETE FROM t RETURNING *; END;  -- error: syntax-error
CREATE TRIGGER a AFTER INSERT ON t BEGIN WITH x AS (SELECT 1) DELETE FROM t; END;  -- error: syntax-error
CREATE TRIGGER a AFTER DELETE OF b ON t BEGIN SELECT 1; END;  -- error: syntax-error
CREATE TRIGGER a AFTER INSERT ON t BEGIN END;  -- error: syntax-error
