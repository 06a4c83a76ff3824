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
schema 
  character set: utf8mb4
  collation: utf8mb4_0900_ai_ci
table c
  columns: id, p_id, q_id
  engine: InnoDB
  character set: utf8mb4
  collation: utf8mb4_0900_ai_ci
column c.id
  type: int
  not null: yes
  auto increment: yes
column c.p_id
  type: int
column c.q_id
  type: int
constraint c.c_ibfk_1
  kind: FOREIGN KEY
  columns: p_id
  references: p (id)
constraint c.c_ibfk_2
  kind: FOREIGN KEY
  columns: q_id
  references: p (id)
  on delete: CASCADE
index c.PRIMARY
  columns: id
  unique: yes
  primary: yes
index c.p_id
  columns: p_id, q_id
index c.p_id_2
  columns: p_id
index c.explicit
  columns: q_id
table p
  columns: id, code
  engine: InnoDB
  character set: utf8mb4
  collation: utf8mb4_0900_ai_ci
column p.id
  type: int
  not null: yes
column p.code
  type: varchar(10)
  character set: utf8mb4
  collation: utf8mb4_0900_ai_ci
index p.PRIMARY
  columns: id
  unique: yes
  primary: yes
index p.code
  columns: code
  unique: yes

--- case: MODIFY drops what it does not repeat
--- given
CREATE TABLE t (a int NOT NULL DEFAULT 5 COMMENT 'five', b varchar(5) CHARACTER SET latin1);
--- up
ALTER TABLE t MODIFY a bigint, CHANGE b c varchar(6) NOT NULL FIRST;
--- changes
changed table t
  columns: a, b -> c, a
added column t.c
  type: varchar(6)
  not null: yes
  character set: utf8mb4
  collation: utf8mb4_0900_ai_ci
changed column t.a
  comment: five -> -
  default: 5 -> -
  not null: yes -> -
  type: int -> bigint
removed column t.b
  type: varchar(5)
  character set: latin1
  collation: latin1_swedish_ci

--- case: a dropped column leaves smaller indexes behind
--- given
CREATE TABLE t (a int, b int, KEY ab (a, b), KEY b (b));
--- up
ALTER TABLE t DROP COLUMN b;
--- changes
changed table t
  columns: a, b -> a
changed index t.ab
  columns: a, b -> a
removed column t.b
  type: int
removed index t.b
  columns: b

--- case: names of columns have no case, those of tables do
--- given
CREATE TABLE t (Name int);
--- up
ALTER TABLE t DROP COLUMN NAME;  -- warning: last-column-dropped
ALTER TABLE T ADD COLUMN a int;  -- error: no-such-table
--- changes
changed table t
  columns: Name -> -
removed column t.Name
  type: int

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
removed table c
  columns: p_id
  engine: InnoDB
  character set: utf8mb4
  collation: utf8mb4_0900_ai_ci
removed column c.p_id
  type: int
removed constraint c.c_ibfk_1
  kind: FOREIGN KEY
  columns: p_id
  references: p (id)
removed index c.p_id
  columns: p_id
  made for a foreign key: yes
added table d
  columns: p_id
  engine: InnoDB
  character set: utf8mb4
  collation: utf8mb4_0900_ai_ci
added column d.p_id
  type: int
added constraint d.d_ibfk_1
  kind: FOREIGN KEY
  columns: p_id
  references: p (id)
added index d.p_id
  columns: p_id
  made for a foreign key: yes
removed table p
  columns: id
  engine: InnoDB
  character set: utf8mb4
  collation: utf8mb4_0900_ai_ci
removed column p.id
  type: int
  not null: yes
removed index p.PRIMARY
  columns: id
  unique: yes
  primary: yes
