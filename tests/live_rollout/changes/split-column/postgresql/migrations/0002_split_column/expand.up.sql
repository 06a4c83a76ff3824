ALTER TABLE people ADD COLUMN first_name text, ADD COLUMN last_name text;

CREATE FUNCTION people_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.first_name IS NOT DISTINCT FROM OLD.first_name
     AND NEW.last_name IS NOT DISTINCT FROM OLD.last_name THEN
    NEW.first_name := split_part(NEW.name, ' ', 1);
    NEW.last_name := split_part(NEW.name, ' ', 2);
  ELSE
    NEW.first_name := coalesce(NEW.first_name, split_part(NEW.name, ' ', 1));
    NEW.last_name := coalesce(NEW.last_name, split_part(NEW.name, ' ', 2));
    NEW.name := NEW.first_name || ' ' || NEW.last_name;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER people_names BEFORE INSERT OR UPDATE ON people
  FOR EACH ROW EXECUTE FUNCTION people_names();
