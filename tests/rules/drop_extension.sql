--- case: an extension that was there before the migration
--- dialects: postgresql
--- given
CREATE EXTENSION hstore;
--- up
DROP EXTENSION hstore;  -- warning: drop-extension

--- case: an extension of the same migration
--- dialects: postgresql
--- up
CREATE EXTENSION hstore;
DROP EXTENSION hstore;

--- case: a script for the time after the old release
--- dialects: postgresql
--- given
CREATE EXTENSION hstore;
--- up
-- segue: phase contract
DROP EXTENSION hstore;
