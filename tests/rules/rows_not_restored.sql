--- case: the schema comes back, the rows do not
--- given
CREATE TABLE users (id int PRIMARY KEY, active int);
--- up
DELETE FROM users WHERE active = 5;
CREATE TABLE other (id int PRIMARY KEY);
--- down
DROP TABLE other;  -- warning: rows-not-restored

--- case: both
--- given
CREATE TABLE users (id int PRIMARY KEY, active int);
--- up
UPDATE users SET active = 1 WHERE active = 2;
--- down
UPDATE users SET active = 2 WHERE active = 1;
