--- case: nobody says which zone
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, born timestamp);
--- up
ALTER TABLE users ALTER COLUMN born TYPE timestamptz;  -- warning: time-zone-decides-values -- warning: column-type-incompatible -- error: column-changed-with-rewrite

--- case: the migration says which zone
--- dialects: postgresql >= 12
--- given
CREATE TABLE users (id int PRIMARY KEY, born timestamp);
--- up
SET TimeZone = 'UTC';
ALTER TABLE users ALTER COLUMN born TYPE timestamptz;  -- warning: column-type-incompatible
