CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL, city text);

CREATE FUNCTION clients_to_customers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM customers WHERE id = OLD.id;
  ELSE
    INSERT INTO customers (id, name, city) VALUES (NEW.id, NEW.name, NEW.city)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, city = excluded.city;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION customers_to_clients() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM clients WHERE id = OLD.id;
  ELSE
    INSERT INTO clients (id, name, city) VALUES (NEW.id, NEW.name, NEW.city)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, city = excluded.city;
  END IF;
  RETURN NULL;
END $$;

-- What a trigger writes is not written back.
CREATE TRIGGER clients_to_customers AFTER INSERT OR UPDATE OR DELETE ON clients
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION clients_to_customers();
CREATE TRIGGER customers_to_clients AFTER INSERT OR UPDATE OR DELETE ON customers
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION customers_to_clients();
