CREATE FUNCTION orders_customer_there() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.customer_id IS NOT NULL THEN
    PERFORM 1 FROM customers WHERE id = NEW.customer_id FOR KEY SHARE;
    IF NOT FOUND THEN
      NEW.customer_id := NULL;
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION customers_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders SET customer_id = NULL WHERE customer_id = OLD.id;
  RETURN NULL;
END $$;

CREATE TRIGGER orders_customer_there BEFORE INSERT OR UPDATE ON orders
  FOR EACH ROW EXECUTE FUNCTION orders_customer_there();
CREATE TRIGGER customers_gone AFTER DELETE ON customers
  FOR EACH ROW EXECUTE FUNCTION customers_gone();
