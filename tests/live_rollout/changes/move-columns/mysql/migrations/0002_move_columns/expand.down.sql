DROP TRIGGER addresses_to_users_set;
DROP TRIGGER addresses_to_users_new;
DROP TRIGGER users_to_addresses_gone;
DROP TRIGGER users_to_addresses_set;
DROP TRIGGER users_to_addresses_new;
DROP TABLE addresses;
