--- case: all of them
--- given
CREATE TABLE users (id int PRIMARY KEY, active int);
--- up
DELETE FROM users;  -- warning: rows-changed-without-condition

--- case: all are written over
--- given
CREATE TABLE users (id int PRIMARY KEY, active int);
--- up
UPDATE users SET active = 0;  -- warning: rows-changed-without-condition

--- case: one of them
--- given
CREATE TABLE users (id int PRIMARY KEY, active int);
--- up
DELETE FROM users WHERE id = 5;

--- case: all of them, by a part of another statement
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY, active int);
CREATE TABLE gone (id int PRIMARY KEY);
--- up
WITH moved AS (DELETE FROM users RETURNING id) INSERT INTO gone SELECT id FROM moved;  -- warning: rows-changed-without-condition

--- case: what rows were before goes, and the rows stay
--- dialects: mariadb
--- given
CREATE TABLE prices (id int PRIMARY KEY, amount int) WITH SYSTEM VERSIONING;
--- up
DELETE HISTORY FROM prices BEFORE SYSTEM_TIME '2024-01-01 00:00:00';
