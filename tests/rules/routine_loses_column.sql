--- case: a body that names the column
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email text, phone text);
CREATE FUNCTION phone_of(int) RETURNS text LANGUAGE sql AS $$ SELECT phone FROM users WHERE id = $1 $$;
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: routine-loses-column -- warning: drop-column

--- case: a body that names another
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email text, phone text);
CREATE FUNCTION email_of(int) RETURNS text LANGUAGE sql AS $$ SELECT email FROM users WHERE id = $1 $$;
--- up
ALTER TABLE users DROP COLUMN phone;  -- warning: drop-column
