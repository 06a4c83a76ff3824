--- case: a column that was there before the migration
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users RENAME COLUMN email TO mail;  -- error: rename-column

--- case: a column that is described anew under another name
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users CHANGE COLUMN email mail varchar(200);  -- error: rename-column

--- case: a column of a table that is as new as the migration
--- up
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
ALTER TABLE users RENAME COLUMN email TO mail;

--- case: the old name stays readable
--- dialects: mysql, mariadb, sqlite
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200));
--- up
ALTER TABLE users RENAME COLUMN email TO mail;
ALTER TABLE users ADD COLUMN email varchar(200) AS (mail) VIRTUAL;  -- error: column-becomes-generated

--- case: a column that is added and takes the name of another
--- dialects: postgresql
--- up
ALTER TABLE users ADD COLUMN age_wide bigint;
ALTER TABLE users RENAME COLUMN age_wide TO years;

--- case: the new name is dropped again, so that the column is dropped
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE places (id int PRIMARY KEY, admin_id int, kind int);
--- up
ALTER TABLE places RENAME COLUMN admin_id TO user_id;
ALTER TABLE places DROP COLUMN user_id;  -- warning: drop-column

--- case: the new name is dropped after another rename
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE places (id int PRIMARY KEY, admin_id int, kind int);
--- up
ALTER TABLE places RENAME COLUMN admin_id TO user_id;
ALTER TABLE places RENAME COLUMN user_id TO owner_id;
ALTER TABLE places DROP COLUMN owner_id;  -- warning: drop-column

--- case: a column of the new name is made again
--- dialects: postgresql
--- given
CREATE TABLE places (id int PRIMARY KEY, admin_id int, kind int);
--- up
ALTER TABLE places RENAME COLUMN admin_id TO user_id;  -- error: rename-column
ALTER TABLE places DROP COLUMN user_id;
ALTER TABLE places ADD COLUMN user_id int;

--- case: a column takes the name of one that is dropped
--- dialects: postgresql, mysql, mariadb
--- given
CREATE TABLE people (id int PRIMARY KEY, inbox varchar(200), shared_inbox varchar(200));
--- up
ALTER TABLE people DROP COLUMN inbox;  -- warning: drop-column
ALTER TABLE people RENAME COLUMN shared_inbox TO inbox;  -- warning: drop-column

--- case: a column takes the name of one of another type
--- dialects: postgresql
--- given
CREATE TABLE people (id int PRIMARY KEY, age int, age_text text);
--- up
ALTER TABLE people DROP COLUMN age;  -- warning: drop-column
ALTER TABLE people RENAME COLUMN age_text TO age;  -- error: rename-column

--- case: two columns change their names
--- dialects: postgresql
--- given
CREATE TABLE people (id int PRIMARY KEY, height int, width int);
--- up
ALTER TABLE people RENAME COLUMN height TO other;  -- error: rename-column
ALTER TABLE people RENAME COLUMN width TO height;  -- warning: drop-column
ALTER TABLE people RENAME COLUMN other TO width;
