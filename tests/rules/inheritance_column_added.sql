--- case: a default that old code takes for a class
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN type varchar(50) DEFAULT 'Customer';  -- warning: inheritance-column-added

--- case: rows without a value are of no class
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ADD COLUMN type varchar(50);
