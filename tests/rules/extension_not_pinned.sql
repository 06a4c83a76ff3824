--- case: one
--- dialects: postgresql
--- up
CREATE EXTENSION pgcrypto;  -- note: extension-not-pinned

--- case: another
--- dialects: postgresql
--- up
CREATE EXTENSION pgcrypto VERSION '1.3';
