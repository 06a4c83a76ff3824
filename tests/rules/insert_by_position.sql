--- case: no columns
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
INSERT INTO users VALUES (1);  -- note: insert-by-position

--- case: columns
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
INSERT INTO users (id) VALUES (1);
