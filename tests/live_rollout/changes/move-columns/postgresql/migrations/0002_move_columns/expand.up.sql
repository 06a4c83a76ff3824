CREATE TABLE addresses (user_id bigint PRIMARY KEY, street text, city text);

CREATE FUNCTION users_to_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM addresses WHERE user_id = OLD.id;
  ELSIF NEW.street IS NOT NULL OR NEW.city IS NOT NULL OR TG_OP = 'UPDATE' THEN
    INSERT INTO addresses (user_id, street, city) VALUES (NEW.id, NEW.street, NEW.city)
    ON CONFLICT (user_id) DO UPDATE SET street = excluded.street, city = excluded.city
    WHERE (addresses.street, addresses.city) IS DISTINCT FROM (excluded.street, excluded.city);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION addresses_to_users() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users SET street = NEW.street, city = NEW.city
  WHERE id = NEW.user_id AND (street, city) IS DISTINCT FROM (NEW.street, NEW.city);
  RETURN NULL;
END $$;

CREATE TRIGGER users_to_addresses AFTER INSERT OR UPDATE OF street, city OR DELETE ON users
  FOR EACH ROW EXECUTE FUNCTION users_to_addresses();
CREATE TRIGGER addresses_to_users AFTER INSERT OR UPDATE ON addresses
  FOR EACH ROW EXECUTE FUNCTION addresses_to_users();
