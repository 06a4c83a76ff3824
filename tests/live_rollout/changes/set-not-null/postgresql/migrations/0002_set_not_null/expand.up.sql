CREATE FUNCTION contacts_phone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.phone := coalesce(NEW.phone, '');
  RETURN NEW;
END $$;

CREATE TRIGGER contacts_phone BEFORE INSERT OR UPDATE ON contacts
  FOR EACH ROW EXECUTE FUNCTION contacts_phone();
