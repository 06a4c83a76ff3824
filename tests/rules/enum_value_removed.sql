--- case: a value that is no longer listed
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, state enum('new', 'active', 'gone'));
--- up
ALTER TABLE users MODIFY COLUMN state enum('new', 'active');  -- error: enum-value-removed -- error: column-changed-with-rewrite

--- case: a value that is appended
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, state enum('new', 'active'));
--- up
ALTER TABLE users MODIFY COLUMN state enum('new', 'active', 'gone');  -- note: enum-value-added

--- case: a script for the time after the old release
--- dialects: mysql, mariadb >= 10
--- given
CREATE TABLE users (id int PRIMARY KEY, state enum('new', 'active', 'gone'));
--- up
-- segue: phase contract
ALTER TABLE users MODIFY COLUMN state enum('new', 'active');  -- error: column-changed-with-rewrite

--- case: a type of the same name takes its place
--- dialects: postgresql
--- given
CREATE TYPE mood AS ENUM ('sad', 'calm', 'happy');
CREATE TABLE users (id int PRIMARY KEY, feels mood);
--- up
ALTER TYPE mood RENAME TO old_mood;
CREATE TYPE mood AS ENUM ('sad', 'happy');
ALTER TABLE users ALTER COLUMN feels TYPE mood USING feels::text::mood;  -- error: enum-value-removed -- error: column-changed-with-rewrite
DROP TYPE old_mood;

--- case: PostgreSQL adds one
--- dialects: postgresql
--- given
CREATE TYPE mood AS ENUM ('calm');
CREATE TABLE days (id bigint PRIMARY KEY, mood mood);
--- up
ALTER TYPE mood ADD VALUE 'glad';  -- note: enum-value-added
