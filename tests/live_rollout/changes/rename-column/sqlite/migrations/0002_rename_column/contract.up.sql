-- segue: irreversible reason="no release is left that knows the old name"
DROP TRIGGER people_username_set;
DROP TRIGGER people_login_set;
DROP TRIGGER people_names_new;
ALTER TABLE people DROP COLUMN username;
