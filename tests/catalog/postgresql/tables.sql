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
