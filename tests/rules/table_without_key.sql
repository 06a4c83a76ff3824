--- case: no key at all
--- up
CREATE TABLE notes (text varchar(20));  -- note: table-without-key

--- case: a unique key that may be NULL
--- up
CREATE TABLE notes (name varchar(20) UNIQUE);  -- note: table-without-key

--- case: a key that comes later in the migration
--- up
CREATE TABLE notes (name varchar(20) NOT NULL);
CREATE UNIQUE INDEX notes_name ON notes (name);

--- case: a primary key
--- up
CREATE TABLE notes (id int PRIMARY KEY);
