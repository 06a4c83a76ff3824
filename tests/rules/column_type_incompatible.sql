--- case: a number that becomes a text
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users ALTER COLUMN age TYPE text;  -- error: column-type-incompatible -- error: column-changed-with-rewrite

--- case: a column that no code has seen
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE TABLE notes (id int PRIMARY KEY, age int);
ALTER TABLE notes MODIFY COLUMN age varchar(20);

--- case: a number that becomes a text, in one definition

--- case: a number that becomes a text, in a definition written anew
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, age int);
--- up
ALTER TABLE users MODIFY COLUMN age text;  -- error: column-type-incompatible -- error: column-changed-with-rewrite

--- case: an enumeration that is made anew under its name
--- dialects: postgresql
--- given
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE users (id int PRIMARY KEY, feels mood);
--- up
ALTER TYPE mood RENAME TO old_mood;
CREATE TYPE mood AS ENUM ('sad', 'calm', 'happy');
ALTER TABLE users ALTER COLUMN feels TYPE mood USING feels::text::mood;  -- error: column-changed-with-rewrite
DROP TYPE old_mood;

--- case: a text that is no longer filled up with blanks
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, code character(36));
--- up
ALTER TABLE users ALTER COLUMN code TYPE varchar(40);  -- error: column-changed-with-rewrite

--- case: a longer text is a text
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
--- up
ALTER TABLE users ALTER COLUMN name TYPE varchar(40);

--- case: a time gets a zone, and the session decides what code notices
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, seen timestamp);
--- up
ALTER TABLE users ALTER COLUMN seen TYPE timestamptz USING seen AT TIME ZONE 'UTC';  -- warning: column-type-incompatible -- error: column-changed-with-rewrite
