-- The index must go first: a column that an index holds cannot be dropped.
DROP INDEX accounts_fax;
ALTER TABLE accounts DROP COLUMN fax;
