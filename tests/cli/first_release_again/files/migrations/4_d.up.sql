-- segue: irreversible reason="it is the first release"
CREATE TABLE d (id INTEGER PRIMARY KEY); ALTER TABLE a ADD COLUMN o TEXT; ALTER TABLE a DROP COLUMN m;
