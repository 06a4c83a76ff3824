--- case: the password of a role is not kept
--- up
CREATE ROLE joe LOGIN PASSWORD 'hunter2' VALID UNTIL '2030-01-01';
ALTER ROLE joe ENCRYPTED PASSWORD E'hunt\'er2';
ALTER USER joe WITH PASSWORD $pw$hunter2$pw$;
ALTER ROLE joe PASSWORD NULL;
SELECT 'PASSWORD', '*';
--- ast
DefineObject
  kind: ROLE
  object: ObjectReference
    name: joe
  text: "LOGIN PASSWORD '***' VALID UNTIL '2030-01-01'"
DefineObject
  kind: ROLE
  alter
  object: ObjectReference
    name: joe
  text: "ENCRYPTED PASSWORD E'***'"
DefineObject
  kind: USER
  alter
  object: ObjectReference
    name: joe
  text: "WITH PASSWORD $pw$***$pw$"
DefineObject
  kind: ROLE
  alter
  object: ObjectReference
    name: joe
  text: "PASSWORD NULL"
Query
  body: Select
    items
      -: SelectItem
        value: string "PASSWORD"
      -: SelectItem
        value: string "*"
--- written
CREATE ROLE joe LOGIN PASSWORD '***' VALID UNTIL '2030-01-01';
ALTER ROLE joe ENCRYPTED PASSWORD E'***';
ALTER USER joe WITH PASSWORD $pw$***$pw$;
ALTER ROLE joe PASSWORD NULL;
SELECT 'PASSWORD', '*';

--- case: nor is one in options, in a setting, or in a string to connect with
--- up
CREATE USER MAPPING FOR joe SERVER s OPTIONS (user 'joe', password 'hunter2');
ALTER USER MAPPING FOR joe SERVER s OPTIONS (SET password 'hunter2');
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'h', "api_key" 'hunter2');
ALTER DATABASE d SET "app.jwt_secret" TO 'hunter2';
SET password_encryption = 'scram-sha-256';
CREATE SUBSCRIPTION s CONNECTION 'host=h password=hunter2' PUBLICATION p;
ALTER SUBSCRIPTION s CONNECTION 'postgresql://u:hunter2@h/d';
CREATE SUBSCRIPTION s CONNECTION 'host=h' PUBLICATION p;
--- ast
DefineObject
  kind: USER MAPPING
  object: ObjectReference
  text: "FOR joe SERVER s OPTIONS (user 'joe', password '***')"
DefineObject
  kind: USER MAPPING
  alter
  object: ObjectReference
  text: "FOR joe SERVER s OPTIONS (SET password '***')"
DefineObject
  kind: SERVER
  object: ObjectReference
    name: s
  text: "FOREIGN DATA WRAPPER w OPTIONS (host 'h', \"api_key\" '***')"
DefineObject
  kind: DATABASE
  alter
  object: ObjectReference
    name: d
  text: "SET \"app.jwt_secret\" TO '***'"
Set
  settings
    -: Setting
      name: "password_encryption"
      values
        -: string "scram-sha-256"
DefineObject
  kind: SUBSCRIPTION
  object: ObjectReference
    name: s
  text: "CONNECTION '***' PUBLICATION p"
DefineObject
  kind: SUBSCRIPTION
  alter
  object: ObjectReference
    name: s
  text: "CONNECTION '***'"
DefineObject
  kind: SUBSCRIPTION
  object: ObjectReference
    name: s
  text: "CONNECTION 'host=h' PUBLICATION p"
--- written
CREATE USER MAPPING FOR joe SERVER s OPTIONS (user 'joe', password '***');
ALTER USER MAPPING FOR joe SERVER s OPTIONS (SET password '***');
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'h', "api_key" '***');
ALTER DATABASE d SET "app.jwt_secret" TO '***';
SET password_encryption TO 'scram-sha-256';
CREATE SUBSCRIPTION s CONNECTION '***' PUBLICATION p;
ALTER SUBSCRIPTION s CONNECTION '***';
CREATE SUBSCRIPTION s CONNECTION 'host=h' PUBLICATION p;

--- case: nor is one in code
--- up
DO $$ BEGIN CREATE ROLE joe PASSWORD 'hunter2'; EXECUTE 'ALTER ROLE joe PASSWORD ''hunter2'''; END $$;
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ ALTER ROLE joe PASSWORD 'hunter2' $$;
--- ast
CodeBlock
  body: " BEGIN CREATE ROLE joe PASSWORD '***'; EXECUTE 'ALTER ROLE joe PASSWORD ''***'''; END "
CreateRoutine
  routine: f
  returns: TypeName
    name: void
  language: "sql"
  body: " ALTER ROLE joe PASSWORD '***' "

--- case: what does not parse shows none
--- up
CREATE ROLE joe PASSWORD = 'hunter2';
ALTER ROLE joe PASSWORD 'hunter2' 'hunter2';
CREATE USER joe IDENTIFIED BY 'hunter2';
CREATE ROLE joe CONNECTION LIMIT PASSWORD 'hunter2;
--- findings
4:43 unterminated-quote: this string is never closed
1:26 syntax error at `=`, expected a string or `NULL`
2:35 syntax error at `'*******'`, expected the end, a name or `USER`
3:31 syntax error at `'*******'`, expected the end, a name, `IN` or `USER`
4:43 this statement cannot be read: see the error at its text
