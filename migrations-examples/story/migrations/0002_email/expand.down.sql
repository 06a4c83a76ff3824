DROP TRIGGER users_email;
DROP TRIGGER users_mail;
DROP TRIGGER users_new_email;
DROP TRIGGER users_new_mail;
ALTER TABLE users DROP COLUMN email;
