--- case: a row with the value
--- dialects: postgresql >= 12
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id int PRIMARY KEY, mood mood);
--- up
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';  -- note: enum-value-added
INSERT INTO users (id, mood) VALUES (1, 'happy');  -- error: enum-value-used-in-same-transaction
COMMIT;

--- case: used after the end
--- dialects: postgresql >= 12
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id int PRIMARY KEY, mood mood);
--- up
ALTER TYPE mood ADD VALUE 'happy';  -- note: enum-value-added
INSERT INTO users (id, mood) VALUES (1, 'happy');
