--- case: ranges with parts of parts
--- up
CREATE TABLE p (id int, d date) PARTITION BY RANGE (year(d)) SUBPARTITION BY HASH (to_days(d)) SUBPARTITIONS 2 (
  PARTITION p0 VALUES LESS THAN (1990) (SUBPARTITION s0 ENGINE = InnoDB, SUBPARTITION s1),
  PARTITION p1 VALUES LESS THAN MAXVALUE DATA DIRECTORY = '/x');
--- ast
CreateTable
  table: p
  elements
    -: ColumnDefinition
      name: id
      type: TypeName
        name: int
    -: ColumnDefinition
      name: d
      type: TypeName
        name: date
  partition_by: PartitionBy
    method: "range"
    key
      -: IndexPart
        expression: Call
          function: year
          arguments
            -: Argument
              value: ColumnReference
                parts: d
    subpartition
      -: PartitionBy
        method: "hash"
        key
          -: IndexPart
            expression: Call
              function: to_days
              arguments
                -: Argument
                  value: ColumnReference
                    parts: d
        count: "2"
    partitions
      -: PartitionDefinition
        name: p0
        bound: PartitionBound
          kind: less than
          from
            -: integer "1990"
        subpartitions
          -: PartitionDefinition
            name: s0
            bound: PartitionBound
            options
              -: Option
                name: "ENGINE"
                value: "InnoDB"
          -: PartitionDefinition
            name: s1
            bound: PartitionBound
      -: PartitionDefinition
        name: p1
        bound: PartitionBound
          kind: less than
          from
            -: ColumnReference
              parts: MAXVALUE
        options
          -: Option
            name: "DATA DIRECTORY"
            value: "'/x'"
--- written
CREATE TABLE p (
  id int,
  d date
) PARTITION BY RANGE (year(d)) SUBPARTITION BY HASH (to_days(d)) SUBPARTITIONS 2 (PARTITION p0 VALUES LESS THAN (1990) (SUBPARTITION s0 ENGINE=InnoDB, SUBPARTITION s1), PARTITION p1 VALUES LESS THAN (MAXVALUE) DATA DIRECTORY='/x');

--- case: lists, columns, keys
--- up
CREATE TABLE p (a int, b int) PARTITION BY LIST COLUMNS (a, b) (PARTITION p0 VALUES IN ((1, 2), (3, 4)), PARTITION pd DEFAULT);
CREATE TABLE p (id int) PARTITION BY LINEAR KEY ALGORITHM=2 (id) PARTITIONS 4;
CREATE TABLE p (id int) PARTITION BY KEY ();
--- written
CREATE TABLE p (
  a int,
  b int
) PARTITION BY LIST COLUMNS (a, b) (PARTITION p0 VALUES IN ((1, 2), (3, 4)), PARTITION pd DEFAULT);
CREATE TABLE p (
  id int
) PARTITION BY LINEAR KEY ALGORITHM=2 (id) PARTITIONS 4;
CREATE TABLE p (
  id int
) PARTITION BY KEY ();

--- case: changes of partitions
--- up
ALTER TABLE t ADD PARTITION (PARTITION p3 VALUES LESS THAN (2000));
ALTER TABLE t DROP PARTITION p0, p1;
ALTER TABLE t REORGANIZE PARTITION p0, p1 INTO (PARTITION p VALUES LESS THAN (5));
ALTER TABLE t EXCHANGE PARTITION p WITH TABLE x WITHOUT VALIDATION;
ALTER TABLE t TRUNCATE PARTITION ALL;
ALTER TABLE t COALESCE PARTITION 2;
ALTER TABLE t REMOVE PARTITIONING;
ALTER TABLE t PARTITION BY HASH (id) PARTITIONS 8;
--- written
ALTER TABLE t ADD PARTITION (PARTITION p3 VALUES LESS THAN (2000));
ALTER TABLE t DROP PARTITION p0, p1;
ALTER TABLE t REORGANIZE PARTITION p0, p1 INTO (PARTITION p VALUES LESS THAN (5));
ALTER TABLE t EXCHANGE PARTITION p WITH TABLE x WITHOUT VALIDATION;
ALTER TABLE t TRUNCATE PARTITION ALL;
ALTER TABLE t COALESCE PARTITION 2;
ALTER TABLE t REMOVE PARTITIONING;
ALTER TABLE t PARTITION BY HASH (id) PARTITIONS 8;
