--- case: a view goes with the column
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email text, phone text);
CREATE VIEW contacts AS SELECT id, phone FROM users;
--- up
ALTER TABLE users DROP COLUMN phone CASCADE;  -- error: column-drop-cascades -- warning: drop-column

--- case: nothing else goes
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, email text, phone text);
--- up
ALTER TABLE users DROP COLUMN phone CASCADE;  -- warning: drop-column
