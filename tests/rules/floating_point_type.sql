--- case: one
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c float);  -- note: floating-point-type

--- case: another
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c numeric(10, 2));
