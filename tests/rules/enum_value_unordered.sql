--- case: no place is named
--- dialects: postgresql
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
--- up
ALTER TYPE mood ADD VALUE 'happy';  -- warning: enum-value-unordered -- note: enum-value-added

--- case: a place is named
--- dialects: postgresql
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
--- up
ALTER TYPE mood ADD VALUE 'happy' AFTER 'ok';  -- note: enum-value-added
