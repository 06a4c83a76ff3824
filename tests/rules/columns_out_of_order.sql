--- case: one
--- dialects: postgresql
--- up
CREATE TABLE a (b boolean, id bigint PRIMARY KEY);  -- note: columns-out-of-order

--- case: another
--- dialects: postgresql
--- up
CREATE TABLE a (id bigint PRIMARY KEY, b boolean);
