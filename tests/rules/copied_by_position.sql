--- case: another order
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), name varchar(200));
--- up
CREATE TABLE people (id int PRIMARY KEY, name varchar(200), email varchar(200));
INSERT INTO people SELECT * FROM users;  -- error: copied-by-position -- warning: rows-copied-in-one-statement

--- case: the same order
--- given
CREATE TABLE users (id int PRIMARY KEY, email varchar(200), name varchar(200));
--- up
CREATE TABLE people (id int PRIMARY KEY, email varchar(200), name varchar(200));
INSERT INTO people SELECT * FROM users;  -- warning: rows-copied-in-one-statement
