--- case: a table uses the domain
--- dialects: postgresql
--- given
CREATE DOMAIN amount AS int;
CREATE TABLE orders (id bigint PRIMARY KEY, price amount);
--- up
ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0);  -- error: domain-checked-under-lock

--- case: the rows are checked later
--- dialects: postgresql
--- given
CREATE DOMAIN amount AS int;
CREATE TABLE orders (id bigint PRIMARY KEY, price amount);
--- up
ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;

--- case: no table uses the domain
--- dialects: postgresql
--- given
CREATE DOMAIN amount AS int;
--- up
ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0);
