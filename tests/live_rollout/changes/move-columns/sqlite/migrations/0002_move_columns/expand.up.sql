CREATE TABLE addresses (user_id INTEGER PRIMARY KEY, street TEXT, city TEXT);

CREATE TRIGGER users_to_addresses_new AFTER INSERT ON users
WHEN new.street IS NOT NULL OR new.city IS NOT NULL
BEGIN
  INSERT INTO addresses (user_id, street, city) VALUES (new.id, new.street, new.city);
END;

CREATE TRIGGER users_to_addresses_set AFTER UPDATE OF street, city ON users
WHEN new.street IS NOT old.street OR new.city IS NOT old.city
BEGIN
  INSERT INTO addresses (user_id, street, city) VALUES (new.id, new.street, new.city)
  ON CONFLICT (user_id) DO UPDATE SET street = excluded.street, city = excluded.city
  WHERE street IS NOT excluded.street OR city IS NOT excluded.city;
END;

CREATE TRIGGER users_to_addresses_gone AFTER DELETE ON users
BEGIN
  DELETE FROM addresses WHERE user_id = old.id;
END;

CREATE TRIGGER addresses_to_users_new AFTER INSERT ON addresses
BEGIN
  UPDATE users SET street = new.street, city = new.city
  WHERE id = new.user_id AND (street IS NOT new.street OR city IS NOT new.city);
END;

CREATE TRIGGER addresses_to_users_set AFTER UPDATE ON addresses
BEGIN
  UPDATE users SET street = new.street, city = new.city
  WHERE id = new.user_id AND (street IS NOT new.street OR city IS NOT new.city);
END;
