--- case: one
--- up
CREATE TABLE a (id int PRIMARY KEY);  -- note: table-without-times

--- case: another
--- up
CREATE TABLE a (id int PRIMARY KEY, created_at timestamp NULL);
