--- case: one
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c json);  -- note: json-kept-as-text

--- case: another
--- dialects: postgresql
--- up
CREATE TABLE users (id bigint PRIMARY KEY, c jsonb);
