--- case: a type that running code uses
--- dialects: postgresql
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
--- up
ALTER TYPE mood RENAME VALUE 'ok' TO 'content';  -- error: enum-value-renamed

--- case: a type that is as new as the migration
--- dialects: postgresql
--- up
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TYPE mood RENAME VALUE 'ok' TO 'content';
