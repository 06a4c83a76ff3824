ALTER TABLE users ADD COLUMN email TEXT;

-- Whichever column an application writes, the other one follows.
CREATE TRIGGER users_new_mail AFTER INSERT ON users WHEN NEW.email IS NULL
BEGIN
  UPDATE users SET email = NEW.mail WHERE id = NEW.id;
END;

CREATE TRIGGER users_new_email AFTER INSERT ON users WHEN NEW.mail IS NULL
BEGIN
  UPDATE users SET mail = NEW.email WHERE id = NEW.id;
END;

CREATE TRIGGER users_mail AFTER UPDATE OF mail ON users WHEN NEW.email IS NOT NEW.mail
BEGIN
  UPDATE users SET email = NEW.mail WHERE id = NEW.id;
END;

CREATE TRIGGER users_email AFTER UPDATE OF email ON users WHEN NEW.mail IS NOT NEW.email
BEGIN
  UPDATE users SET mail = NEW.email WHERE id = NEW.id;
END;
