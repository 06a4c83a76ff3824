--- case: a type that running code reads
--- dialects: postgresql
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
--- up
ALTER TYPE mood ADD VALUE 'happy';  -- note: enum-value-added

--- case: a type that is as new as the migration
--- dialects: postgresql
--- up
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TYPE mood ADD VALUE 'happy';
