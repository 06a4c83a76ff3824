DROP TRIGGER addresses_to_users ON addresses;
DROP TRIGGER users_to_addresses ON users;
DROP FUNCTION addresses_to_users();
DROP FUNCTION users_to_addresses();
DROP TABLE addresses;
