-- segue: no-transaction
DROP INDEX CONCURRENTLY users_username;
DROP INDEX CONCURRENTLY users_created_at;
