-- segue: irreversible reason="it is the first release"
ALTER TABLE a ADD COLUMN m TEXT; ALTER TABLE a DROP COLUMN n;
