--- case: a check
--- dialects: postgresql
--- up
CREATE DOMAIN amount AS int CHECK (VALUE > 0);  -- warning: domain-with-check

--- case: none
--- dialects: postgresql
--- up
CREATE DOMAIN amount AS int;
