-- segue: irreversible reason="no release is left that looks for addresses at the user"
DROP TRIGGER addresses_to_users_set;
DROP TRIGGER addresses_to_users_new;
DROP TRIGGER users_to_addresses_set;
DROP TRIGGER users_to_addresses_new;
ALTER TABLE users DROP COLUMN street;
ALTER TABLE users DROP COLUMN city;
