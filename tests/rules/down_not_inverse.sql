--- case: the down forgets a column
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN email varchar(200);
ALTER TABLE users ADD COLUMN phone varchar(20);
--- down
ALTER TABLE users DROP COLUMN phone;  -- warning: down-not-inverse

--- case: the down forgets a column, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN email varchar(200);
ALTER TABLE users ADD COLUMN phone varchar(20);
--- down
ALTER TABLE users DROP COLUMN phone;  -- warning: down-blocks -- warning: down-not-inverse

--- case: the down undoes all that the up did
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN email varchar(200);
CREATE TABLE notes (id int PRIMARY KEY, user_id int);
CREATE INDEX notes_user ON notes (user_id);
--- down
DROP TABLE notes;
ALTER TABLE users DROP COLUMN email;

--- case: the down undoes all that the up did, in SQLite
--- dialects: sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN email varchar(200);
CREATE TABLE notes (id int PRIMARY KEY, user_id int);
CREATE INDEX notes_user ON notes (user_id);
--- down
DROP TABLE notes;
ALTER TABLE users DROP COLUMN email;  -- warning: down-blocks

--- case: the down forgets what the up made beside a table
--- dialects: postgresql
--- up
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE days (id int PRIMARY KEY, mood mood);
--- down
DROP TABLE days;  -- warning: down-not-inverse

--- case: the column returns with another default
--- dialects: postgresql, mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, visits int DEFAULT 0);
--- up
ALTER TABLE users ALTER COLUMN visits SET DEFAULT 1;  -- note: default-changed
--- down
ALTER TABLE users ALTER COLUMN visits DROP DEFAULT;  -- warning: down-not-inverse

--- case: columns come back in another order
--- dialects: postgresql, mysql
--- given
CREATE TABLE users (id int PRIMARY KEY, a int, b int);
--- up
ALTER TABLE users RENAME COLUMN a TO c;  -- error: rename-column
--- down
ALTER TABLE users RENAME COLUMN c TO a;

--- case: code that nobody can see through proves nothing
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN email varchar(200);
--- down
DO $$ BEGIN EXECUTE 'ALTER TABLE users DROP COLUMN email'; END $$;
