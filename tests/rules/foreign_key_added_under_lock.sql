--- case: with a check of all rows
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE);
--- up
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id);  -- error: foreign-key-added-under-lock

--- case: with a copy of the table
--- dialects: mysql, mariadb
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE);
--- up
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id);  -- error: foreign-key-added-under-lock

--- case: the rows are checked later
--- dialects: postgresql
--- given
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint UNIQUE);
--- up
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

--- case: a table of the same migration
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE TABLE sessions (id int PRIMARY KEY, user_id int UNIQUE);

--- case: a table of the same migration that has the rows of one that was there
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE logins (user_id int);
--- up
CREATE TABLE sessions (id serial PRIMARY KEY, user_id int UNIQUE);
INSERT INTO sessions (user_id) SELECT user_id FROM logins;  -- warning: rows-copied-in-one-statement
ALTER TABLE sessions ADD CONSTRAINT sessions_user FOREIGN KEY (user_id) REFERENCES users (id);  -- error: foreign-key-added-under-lock

--- case: only a few of the rows of one that was there
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE logins (user_id int);
--- up
CREATE TABLE sessions (id serial PRIMARY KEY, user_id int UNIQUE);
INSERT INTO sessions (user_id) SELECT user_id FROM logins ORDER BY user_id LIMIT 1;
ALTER TABLE sessions ADD CONSTRAINT sessions_user FOREIGN KEY (user_id) REFERENCES users (id);
