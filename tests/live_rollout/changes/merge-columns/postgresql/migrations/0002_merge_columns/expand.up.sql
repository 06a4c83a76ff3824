ALTER TABLE people ADD COLUMN name text;

CREATE FUNCTION people_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.name IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.name IS DISTINCT FROM OLD.name) THEN
    NEW.first_name := split_part(NEW.name, ' ', 1);
    NEW.last_name := split_part(NEW.name, ' ', 2);
  ELSE
    NEW.name := NEW.first_name || ' ' || NEW.last_name;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER people_names BEFORE INSERT OR UPDATE ON people
  FOR EACH ROW EXECUTE FUNCTION people_names();
