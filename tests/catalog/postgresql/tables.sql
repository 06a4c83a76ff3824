--- case: a table that is logged, and one that no longer is
--- given
CREATE UNLOGGED TABLE noted (id integer);
CREATE TABLE kept (id integer);
--- up
ALTER TABLE noted SET LOGGED;
ALTER TABLE kept SET UNLOGGED, SET (fillfactor = 70);
--- changes
changed table kept
  option fillfactor: - -> 70
  unlogged: - -> yes
changed table noted
  unlogged: yes -> -

--- case: the sequence of an identity column has the type of the column
--- given
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, n serial);
--- up
ALTER TABLE t ALTER COLUMN id TYPE bigint, ALTER COLUMN n TYPE bigint;
--- changes
changed sequence t_id_seq
  type: integer -> bigint
changed column t.id
  type: integer -> bigint
changed column t.n
  type: integer -> bigint
