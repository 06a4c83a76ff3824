--- case: no schema
--- dialects: postgresql
--- up
CREATE TABLE users (id int PRIMARY KEY);  -- note: object-in-searched-schema

--- case: a schema
--- dialects: postgresql
--- up
CREATE TABLE public.users (id int PRIMARY KEY);
