CREATE FUNCTION items_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.stock := greatest(NEW.stock, 0);
  RETURN NEW;
END $$;

CREATE TRIGGER items_stock BEFORE INSERT OR UPDATE ON items
  FOR EACH ROW EXECUTE FUNCTION items_stock();
