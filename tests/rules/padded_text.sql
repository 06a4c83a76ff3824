--- case: one
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c char(20));  -- note: padded-text

--- case: another
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c varchar(20));
