--- case: a column goes with its type
--- dialects: postgresql
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id int PRIMARY KEY, mood mood);
--- up
DROP TYPE mood CASCADE;  -- error: type-drop-cascades

--- case: no column has the type
--- dialects: postgresql
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
--- up
DROP TYPE mood CASCADE;
