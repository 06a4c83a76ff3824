--- case: one
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c bigserial);  -- note: serial-type

--- case: another
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c bigint);
