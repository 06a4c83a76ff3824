ALTER TABLE people ADD COLUMN login TEXT;

CREATE TRIGGER people_names_new AFTER INSERT ON people
BEGIN
  UPDATE people SET login = coalesce(new.login, new.username), username = coalesce(new.login, new.username)
  WHERE id = new.id;
END;

CREATE TRIGGER people_login_set AFTER UPDATE OF login ON people
WHEN new.login IS NOT old.login AND new.login IS NOT new.username
BEGIN
  UPDATE people SET username = new.login WHERE id = new.id;
END;

CREATE TRIGGER people_username_set AFTER UPDATE OF username ON people
WHEN new.username IS NOT new.login
BEGIN
  UPDATE people SET login = new.username WHERE id = new.id;
END;
