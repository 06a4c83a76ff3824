DROP INDEX users_username;
DROP INDEX users_created_at;
