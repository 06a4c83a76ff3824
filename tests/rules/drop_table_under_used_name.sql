--- case: dropped under the name that code knows
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
DROP TABLE users;  -- warning: drop-table -- warning: drop-table-under-used-name

--- case: set aside a release earlier
--- given
CREATE TABLE users_unused (id int PRIMARY KEY);
--- up
DROP TABLE users_unused;  -- warning: drop-table
