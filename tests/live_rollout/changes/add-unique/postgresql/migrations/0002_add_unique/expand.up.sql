CREATE FUNCTION items_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.code NOT LIKE '%-' || NEW.id THEN
    NEW.code := 'item-' || NEW.id;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER items_code BEFORE INSERT OR UPDATE ON items
  FOR EACH ROW EXECUTE FUNCTION items_code();
