--- case: a default with the value
--- dialects: postgresql >= 12
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
--- up
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';  -- note: enum-value-added
CREATE TABLE users (id int PRIMARY KEY, mood mood DEFAULT 'happy');  -- error: enum-value-used-in-same-transaction
COMMIT;

--- case: used after the end
--- dialects: postgresql >= 12
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
--- up
ALTER TYPE mood ADD VALUE 'happy';  -- note: enum-value-added
CREATE TABLE users (id int PRIMARY KEY, mood mood DEFAULT 'happy');

--- case: a row with the value, in the transaction of the tool
--- dialects: postgresql >= 12
--- wrapped
--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id int PRIMARY KEY, mood mood);
--- up
ALTER TYPE mood ADD VALUE 'happy';  -- note: enum-value-added
INSERT INTO users (id, mood) VALUES (1, 'happy');  -- error: enum-value-used-in-same-transaction
