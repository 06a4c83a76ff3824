--- case: every change of a column, a key, a constraint
--- up
ALTER TABLE app.t
  ADD COLUMN a int NOT NULL FIRST,
  ADD b int AFTER a,
  ADD (c int, KEY (c)),
  DROP COLUMN d,
  MODIFY COLUMN e varchar(10) NOT NULL DEFAULT '' AFTER b,
  CHANGE f g bigint unsigned,
  ALTER COLUMN h SET DEFAULT 5,
  ALTER i DROP DEFAULT,
  RENAME COLUMN j TO k,
  RENAME INDEX l TO m,
  ADD UNIQUE KEY u (a),
  ADD PRIMARY KEY (a),
  ADD CONSTRAINT fk FOREIGN KEY (b) REFERENCES p (id),
  ADD CONSTRAINT ck CHECK (a > 1),
  ADD FULLTEXT INDEX ft (g),
  DROP FOREIGN KEY n, DROP CHECK o, DROP CONSTRAINT p, DROP PRIMARY KEY, DROP INDEX q,
  ALTER INDEX r INVISIBLE, ALTER CHECK s NOT ENFORCED,
  ALGORITHM=INPLACE, LOCK=NONE;
--- ast
AlterTable
  kind: "TABLE"
  table: app.t
  algorithm: "INPLACE"
  lock: "NONE"
  actions
    -: AddColumn
      column: ColumnDefinition
        name: a
        type: TypeName
          name: int
        constraints
          -: ColumnConstraint
            form: NotNull
            attributes: ConstraintAttributes
      place: ColumnPlace
        first
    -: AddColumn
      column: ColumnDefinition
        name: b
        type: TypeName
          name: int
      place: ColumnPlace
        after: a
    -: AddColumn
      column: ColumnDefinition
        name: c
        type: TypeName
          name: int
      place: ColumnPlace
    -: AddIndex
      index: IndexDefinition
        parts
          -: IndexPart
            column: c
    -: DropColumn
      column: d
    -: ModifyColumn
      column: ColumnDefinition
        name: e
        type: TypeName
          name: varchar
          arguments: "10"
        constraints
          -: ColumnConstraint
            form: NotNull
            attributes: ConstraintAttributes
          -: ColumnConstraint
            form: Default
              value: string ""
            attributes: ConstraintAttributes
      place: ColumnPlace
        after: b
    -: ChangeColumn
      old_name: f
      column: ColumnDefinition
        name: g
        type: TypeName
          name: bigint
          is_unsigned
      place: ColumnPlace
    -: SetDefault
      column: h
      value: integer "5"
    -: DropDefault
      column: i
    -: RenameColumn
      column: j
      to: k
    -: RenameIndex
      index: l
      to: m
    -: AddConstraint
      constraint: TableConstraint
        form: KeyConstraint
          index_name: u
          columns
            -: IndexPart
              column: a
        attributes: ConstraintAttributes
    -: AddConstraint
      constraint: TableConstraint
        form: KeyConstraint
          primary
          columns
            -: IndexPart
              column: a
        attributes: ConstraintAttributes
    -: AddConstraint
      constraint: TableConstraint
        name: fk
        form: ForeignKey
          columns: b
          references: References
            table: p
            columns: id
        attributes: ConstraintAttributes
    -: AddConstraint
      constraint: TableConstraint
        name: ck
        form: Check
          condition: Binary
            op: ">"
            left: ColumnReference
              parts: a
            right: integer "1"
        attributes: ConstraintAttributes
    -: AddIndex
      index: IndexDefinition
        name: ft
        kind: "FULLTEXT"
        parts
          -: IndexPart
            column: g
    -: DropConstraint
      constraint: n
      kind: "FOREIGN KEY"
    -: DropConstraint
      constraint: o
      kind: "CHECK"
    -: DropConstraint
      constraint: p
    -: DropPrimaryKey
    -: DropIndexOfTable
      index: q
    -: AlterIndexOption
      index: r
      option: "INVISIBLE"
    -: AlterConstraint
      constraint: s
      attributes: ConstraintAttributes
        enforced: no
--- written
ALTER TABLE app.t
  ADD COLUMN a int NOT NULL FIRST,
  ADD COLUMN b int AFTER a,
  ADD COLUMN c int,
  ADD KEY (c),
  DROP COLUMN d,
  MODIFY COLUMN e varchar(10) NOT NULL DEFAULT '' AFTER b,
  CHANGE COLUMN f g bigint unsigned,
  ALTER COLUMN h SET DEFAULT 5,
  ALTER COLUMN i DROP DEFAULT,
  RENAME COLUMN j TO k,
  RENAME INDEX l TO m,
  ADD UNIQUE u (a),
  ADD PRIMARY KEY (a),
  ADD CONSTRAINT fk FOREIGN KEY (b) REFERENCES p (id),
  ADD CONSTRAINT ck CHECK (a > 1),
  ADD FULLTEXT KEY ft (g),
  DROP FOREIGN KEY n,
  DROP CHECK o,
  DROP CONSTRAINT p,
  DROP PRIMARY KEY,
  DROP INDEX q,
  ALTER INDEX r INVISIBLE,
  ALTER CONSTRAINT s NOT ENFORCED,
  ALGORITHM=INPLACE,
  LOCK=NONE;

--- case: the table as a whole
--- up
ALTER TABLE t RENAME TO u;
ALTER TABLE t RENAME app.u;
ALTER TABLE t ENGINE=InnoDB ROW_FORMAT=DYNAMIC, COMMENT = 'x';
ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
ALTER TABLE t DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
ALTER TABLE t ORDER BY a, b DESC;
ALTER TABLE t DISABLE KEYS, FORCE;
ALTER TABLE t ADD SYSTEM VERSIONING;
ALTER IGNORE TABLE t ADD UNIQUE (a);
--- written
ALTER TABLE t RENAME TO u;
ALTER TABLE t RENAME TO app.u;
ALTER TABLE t
  ENGINE=InnoDB ROW_FORMAT=DYNAMIC,
  COMMENT='x';
ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
ALTER TABLE t DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
ALTER TABLE t ORDER BY a, b DESC;
ALTER TABLE t
  DISABLE KEYS,
  FORCE;
ALTER TABLE t ADD SYSTEM VERSIONING;
ALTER IGNORE TABLE t ADD UNIQUE (a);

--- case: what only MariaDB takes
--- up
ALTER TABLE IF EXISTS t WAIT 5 ADD COLUMN IF NOT EXISTS a int, DROP COLUMN IF EXISTS b;
ALTER TABLE t ADD INDEX IF NOT EXISTS i (a), DROP INDEX IF EXISTS j, DROP FOREIGN KEY IF EXISTS k;
ALTER TABLE t ALTER INDEX i NOT IGNORED, ADD VECTOR INDEX (v);
--- written
ALTER TABLE IF EXISTS t WAIT 5
  ADD COLUMN IF NOT EXISTS a int,
  DROP COLUMN IF EXISTS b;
ALTER TABLE t
  ADD KEY IF NOT EXISTS i (a),
  DROP INDEX IF EXISTS j,
  DROP FOREIGN KEY IF EXISTS k;
ALTER TABLE t
  ALTER INDEX i NOT IGNORED,
  ADD VECTOR KEY (v);

--- case: encryption, and partitions that become tables
--- up
CREATE TABLE t (id int PRIMARY KEY, encryption int) ENCRYPTION='Y';
ALTER TABLE t ENCRYPTION='N', ENCRYPTION 'Y';
ALTER TABLE t ADD CONSTRAINT IF NOT EXISTS c2 CHECK (id > 0);
ALTER TABLE t CONVERT PARTITION p0 TO TABLE x;
ALTER TABLE t CONVERT TABLE x TO PARTITION p2 VALUES LESS THAN (30);
ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4;
CREATE TABLE s (id bigint SERIAL DEFAULT VALUE);
--- written
CREATE TABLE t (
  id int PRIMARY KEY,
  encryption int
) ENCRYPTION='Y';
ALTER TABLE t
  ENCRYPTION='N',
  ENCRYPTION='Y';
ALTER TABLE t ADD CONSTRAINT IF NOT EXISTS c2 CHECK (id > 0);
ALTER TABLE t CONVERT PARTITION p0 TO TABLE x;
ALTER TABLE t CONVERT TABLE x TO PARTITION p2 VALUES LESS THAN (30);
ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4;
CREATE TABLE s (
  id bigint NOT NULL AUTO_INCREMENT UNIQUE
);
