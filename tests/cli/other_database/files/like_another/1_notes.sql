-- Comes from Oracle, where it was VARCHAR2(20 BYTE) and NUMBER(10, 2), with a line of its own for
/
CREATE TABLE notes (id bigserial PRIMARY KEY, body text DEFAULT 'DBMS_OUTPUT, VARCHAR2, NVARCHAR(MAX)');
