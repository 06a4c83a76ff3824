--- case: an index that a foreign key needs stays, unless another one serves
--- given
CREATE TABLE p (id int PRIMARY KEY, a int, b int, KEY pa (a), KEY pab (a, b));
CREATE TABLE c (
  p int, q int, KEY kp (p),
  CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id),
  CONSTRAINT fk2 FOREIGN KEY (q) REFERENCES p (a)
);
--- up
ALTER TABLE c DROP INDEX kp;  -- error: index-in-use
DROP INDEX kp ON c;  -- error: index-in-use
DROP INDEX fk2 ON c;  -- error: index-in-use
DROP INDEX pa ON p;
DROP INDEX pab ON p;  -- error: index-in-use
ALTER TABLE p DROP PRIMARY KEY;  -- error: index-in-use
ALTER TABLE c DROP INDEX kp, ADD INDEX kp2 (p, q);
ALTER TABLE c DROP INDEX kp2, DROP FOREIGN KEY fk;
SET foreign_key_checks = 0;
DROP INDEX fk2 ON c;
--- changes
removed constraint c.fk
  kind: FOREIGN KEY
  columns: p
  references: p (id)
removed index c.kp
  columns: p
removed index c.fk2
  columns: q
  made for a foreign key: yes
removed index p.pa
  columns: a

--- case: a text that needs more bytes in the new character set gets the next larger type
--- given
CREATE TABLE t (a tinytext, b text, c mediumtext, d longtext, e varchar(10), f text CHARACTER SET utf8mb4)
  CHARACTER SET latin1;
--- up
ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4;
--- changes
changed table t
  character set: latin1 -> utf8mb4
  collation: latin1_swedish_ci -> utf8mb4_0900_ai_ci
changed column t.a
  character set: latin1 -> utf8mb4
  collation: latin1_swedish_ci -> utf8mb4_0900_ai_ci
  type: tinytext -> text
changed column t.b
  character set: latin1 -> utf8mb4
  collation: latin1_swedish_ci -> utf8mb4_0900_ai_ci
  type: text -> mediumtext
changed column t.c
  character set: latin1 -> utf8mb4
  collation: latin1_swedish_ci -> utf8mb4_0900_ai_ci
  type: mediumtext -> longtext
changed column t.d
  character set: latin1 -> utf8mb4
  collation: latin1_swedish_ci -> utf8mb4_0900_ai_ci
changed column t.e
  character set: latin1 -> utf8mb4
  collation: latin1_swedish_ci -> utf8mb4_0900_ai_ci
