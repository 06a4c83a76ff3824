--- case: both
--- up
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users (id) VALUES (1);  -- note: rows-and-schema-mixed

--- case: rows alone
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
INSERT INTO users (id) VALUES (1);
