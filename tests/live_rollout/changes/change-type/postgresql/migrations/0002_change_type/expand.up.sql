ALTER TABLE payments ADD COLUMN cents bigint;

CREATE FUNCTION payments_amounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.cents := coalesce(NEW.cents, NEW.amount::bigint);
    NEW.amount := NEW.cents::text;
  ELSIF NEW.cents IS DISTINCT FROM OLD.cents THEN
    NEW.amount := NEW.cents::text;
  ELSE
    NEW.cents := NEW.amount::bigint;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER payments_amounts BEFORE INSERT OR UPDATE ON payments
  FOR EACH ROW EXECUTE FUNCTION payments_amounts();
