ALTER TABLE people ADD COLUMN login text;

CREATE FUNCTION people_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.login := coalesce(NEW.login, NEW.username);
    NEW.username := coalesce(NEW.username, NEW.login);
  ELSIF NEW.login IS DISTINCT FROM OLD.login THEN
    NEW.username := NEW.login;
  ELSE
    NEW.login := NEW.username;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER people_names BEFORE INSERT OR UPDATE ON people
  FOR EACH ROW EXECUTE FUNCTION people_names();
