--- case: twice
--- given
CREATE TABLE users (id int PRIMARY KEY, a int);
--- up
UPDATE users SET a = 1, a = 2 WHERE id = 1;  -- error: column-assigned-twice

--- case: once
--- given
CREATE TABLE users (id int PRIMARY KEY, a int);
--- up
UPDATE users SET a = 1 WHERE id = 1;
