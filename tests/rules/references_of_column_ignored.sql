--- case: a server that ignores it
--- dialects: mysql >= 8
--- up
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY,
                     user_id int REFERENCES users (id));  -- warning: references-of-column-ignored

--- case: a server that makes the key
--- dialects: mysql >= 9, mariadb >= 11
--- up
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY,
                     user_id int REFERENCES users (id));

--- case: a constraint of the table
--- dialects: mysql >= 8
--- up
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int,
                     FOREIGN KEY (user_id) REFERENCES users (id));
