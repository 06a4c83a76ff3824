-- segue: no-transaction
-- segue: irreversible reason="no release is left that looks for addresses at the user"
ALTER TABLE addresses ADD CONSTRAINT addresses_user FOREIGN KEY (user_id) REFERENCES users (id)
  ON DELETE CASCADE NOT VALID;
ALTER TABLE addresses VALIDATE CONSTRAINT addresses_user;
DROP TRIGGER addresses_to_users ON addresses;
DROP TRIGGER users_to_addresses ON users;
DROP FUNCTION addresses_to_users();
DROP FUNCTION users_to_addresses();
ALTER TABLE users DROP COLUMN street, DROP COLUMN city;
