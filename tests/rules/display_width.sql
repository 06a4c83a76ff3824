--- case: one
--- dialects: mysql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c int(11));  -- note: display-width

--- case: another
--- dialects: mysql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c int);
