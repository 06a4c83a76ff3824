--- case: without a guard
--- up
CREATE TABLE users (id int PRIMARY KEY);  -- note: change-without-guard
CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY);

--- case: guarded
--- up
CREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY);
CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY);
