DROP TRIGGER people_username_set;
DROP TRIGGER people_login_set;
DROP TRIGGER people_names_new;
ALTER TABLE people DROP COLUMN login;
