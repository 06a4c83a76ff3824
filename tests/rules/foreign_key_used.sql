--- case: one
--- dialects: mysql
--- up
CREATE TABLE a (id int PRIMARY KEY, up int, FOREIGN KEY (up) REFERENCES a (id));  -- note: foreign-key-used

--- case: another
--- dialects: mysql
--- up
CREATE TABLE a (id int PRIMARY KEY, up int);
