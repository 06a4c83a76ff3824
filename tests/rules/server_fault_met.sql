--- case: a version whose quick changes damage the log
--- dialects: mysql >= 8.0.29
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN age int;  -- error: server-fault-met

--- case: a version in which that is mended
--- dialects: mysql >= 8.0.32
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN age int;
