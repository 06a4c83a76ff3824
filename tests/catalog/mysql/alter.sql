--- case: what is done once leaves nothing behind
--- given
CREATE TABLE t (id int PRIMARY KEY) COMMENT='x';
--- up
ALTER TABLE t FORCE;
ALTER TABLE t DISABLE KEYS;
ALTER TABLE t ENABLE KEYS;
ALTER TABLE t DISCARD TABLESPACE;
ALTER TABLE t COMMENT '';
ALTER TABLE t ADD SYSTEM VERSIONING;
ALTER TABLE t DROP SYSTEM VERSIONING;
--- changes
changed table t
  comment: 'x' -> -
