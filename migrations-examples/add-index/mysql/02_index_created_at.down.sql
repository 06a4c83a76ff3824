DROP INDEX users_username ON users;
DROP INDEX users_created_at ON users;
