--- case: a number that grows
--- given
CREATE TABLE users (id int PRIMARY KEY, points int);
--- up
UPDATE users SET points = points * 10 WHERE id BETWEEN 1 AND 1000;  -- warning: batch-repeats-itself

--- case: rows that are done are left out
--- given
CREATE TABLE users (id int PRIMARY KEY, points int);
--- up
UPDATE users SET points = points * 10 WHERE id BETWEEN 1 AND 1000 AND points < 10;
