--- case: primary keys allow NULL, and have an index unless they are the row number
--- up
CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT UNIQUE);
CREATE TABLE c (id INT PRIMARY KEY, d VARCHAR(10) COLLATE NOCASE DEFAULT 'x');
CREATE TABLE e (f TEXT, g TEXT, PRIMARY KEY (f, g)) WITHOUT ROWID;
--- after
schema main
table a
  columns: id, b
column a.id
  type: INTEGER
column a.b
  type: TEXT
constraint a.PRIMARY KEY (id)
  kind: PRIMARY KEY
  columns: id
constraint a.UNIQUE (b)
  kind: UNIQUE
  columns: b
index a.sqlite_autoindex_a_1
  columns: b
  unique: yes
table c
  columns: id, d
column c.id
  type: INT
column c.d
  type: VARCHAR(10)
  default: 'x'
  collation: NOCASE
constraint c.PRIMARY KEY (id)
  kind: PRIMARY KEY
  columns: id
index c.sqlite_autoindex_c_1
  columns: id
  unique: yes
  primary: yes
table e
  columns: f, g
  without rowid: yes
column e.f
  type: TEXT
  not null: yes
column e.g
  type: TEXT
  not null: yes
constraint e.PRIMARY KEY (f, g)
  kind: PRIMARY KEY
  columns: f, g
index e.sqlite_autoindex_e_1
  columns: f, g
  unique: yes
  primary: yes

--- case: a table is rebuilt, and references follow
--- given
CREATE TABLE t (id INTEGER PRIMARY KEY, a INT);
CREATE TABLE c (t_id INT REFERENCES t (id));
CREATE INDEX i ON t (a);
--- up
PRAGMA foreign_keys = OFF;
CREATE TABLE t_new (id INTEGER PRIMARY KEY, a INT NOT NULL);
INSERT INTO t_new SELECT id, a FROM t;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
CREATE INDEX i ON t (a);
--- changes
changed column t.a
  not null: - -> yes

--- case: what the server refuses
--- given
CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b INT UNIQUE, c INT);
CREATE INDEX i ON t (a);
--- up
ALTER TABLE t DROP COLUMN a;  -- error: column-in-use
ALTER TABLE t DROP COLUMN b;  -- error: column-in-use
ALTER TABLE T DROP COLUMN C;
ALTER TABLE t ADD COLUMN d INT NOT NULL;  -- warning: needs-empty-table
ALTER TABLE t ADD COLUMN e INT UNIQUE;  -- error: alter-not-supported
DROP TABLE missing;  -- error: no-such-table
--- changes
changed table t
  columns: id, a, b, c -> id, a, b, d
added column t.d
  type: INT
  not null: yes
removed column t.c
  type: INT
