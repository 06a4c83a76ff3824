--- case: none at all
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users REPLICA IDENTITY NOTHING;  -- warning: replica-identity-weakened

--- case: the whole row
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users REPLICA IDENTITY FULL;
