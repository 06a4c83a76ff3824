--- case: one equals one
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DELETE FROM users WHERE 1 = 1;  -- warning: condition-always-true

--- case: a choice
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DELETE FROM users WHERE id = 1;
