CREATE TABLE addresses (
  user_id BIGINT NOT NULL PRIMARY KEY,
  street  VARCHAR(100),
  city    VARCHAR(100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

DELIMITER //
-- The other direction changes nothing when it finds what it would write, and so comes to rest.
CREATE TRIGGER users_to_addresses_new AFTER INSERT ON users FOR EACH ROW
BEGIN
  IF NEW.street IS NOT NULL OR NEW.city IS NOT NULL THEN
    INSERT INTO addresses (user_id, street, city) VALUES (NEW.id, NEW.street, NEW.city)
    ON DUPLICATE KEY UPDATE street = NEW.street, city = NEW.city;
  END IF;
END//

CREATE TRIGGER users_to_addresses_set AFTER UPDATE ON users FOR EACH ROW
BEGIN
  IF NOT (NEW.street <=> OLD.street AND NEW.city <=> OLD.city)
     AND NOT EXISTS (SELECT 1 FROM addresses
                     WHERE user_id = NEW.id AND street <=> NEW.street AND city <=> NEW.city) THEN
    INSERT INTO addresses (user_id, street, city) VALUES (NEW.id, NEW.street, NEW.city)
    ON DUPLICATE KEY UPDATE street = NEW.street, city = NEW.city;
  END IF;
END//

CREATE TRIGGER users_to_addresses_gone AFTER DELETE ON users FOR EACH ROW
DELETE FROM addresses WHERE user_id = OLD.id//

CREATE TRIGGER addresses_to_users_new AFTER INSERT ON addresses FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM users
             WHERE id = NEW.user_id AND NOT (street <=> NEW.street AND city <=> NEW.city)) THEN
    UPDATE users SET street = NEW.street, city = NEW.city WHERE id = NEW.user_id;
  END IF;
END//

CREATE TRIGGER addresses_to_users_set AFTER UPDATE ON addresses FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM users
             WHERE id = NEW.user_id AND NOT (street <=> NEW.street AND city <=> NEW.city)) THEN
    UPDATE users SET street = NEW.street, city = NEW.city WHERE id = NEW.user_id;
  END IF;
END//
DELIMITER ;
