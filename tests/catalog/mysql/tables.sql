--- case: indexes and foreign keys are named by the server
--- up
CREATE TABLE p (id int PRIMARY KEY, code varchar(10) UNIQUE);
CREATE TABLE c (
  id int AUTO_INCREMENT PRIMARY KEY,
  p_id int,
  q_id int,
  KEY (p_id, q_id),
  KEY (p_id),
  FOREIGN KEY (p_id) REFERENCES p (id),
  FOREIGN KEY (q_id) REFERENCES p (id) ON DELETE CASCADE
);
ALTER TABLE c ADD INDEX explicit (q_id);
--- after

--- case: MODIFY drops what it does not repeat
--- given
CREATE TABLE t (a int NOT NULL DEFAULT 5 COMMENT 'five', b varchar(5) CHARACTER SET latin1);
--- up
ALTER TABLE t MODIFY a bigint, CHANGE b c varchar(6) NOT NULL FIRST;
--- changes

--- case: a dropped column leaves smaller indexes behind
--- given
CREATE TABLE t (a int, b int, KEY ab (a, b), KEY b (b));
--- up
ALTER TABLE t DROP COLUMN b;
--- changes

--- case: names of columns have no case, those of tables do
--- given
CREATE TABLE t (Name int);
--- up
ALTER TABLE t DROP COLUMN NAME;  -- warning: last-column-dropped
ALTER TABLE T ADD COLUMN a int;  -- error: no-such-table
--- changes

--- case: a referenced table stays
--- given
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int, FOREIGN KEY (p_id) REFERENCES p (id));
--- up
DROP TABLE p;  -- error: dependents-exist
RENAME TABLE c TO d;
SET foreign_key_checks = 0;
DROP TABLE p;
--- changes
