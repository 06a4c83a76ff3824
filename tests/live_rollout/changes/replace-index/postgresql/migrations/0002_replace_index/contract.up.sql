-- segue: no-transaction
DROP INDEX CONCURRENTLY items_code;
