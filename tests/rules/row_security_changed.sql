--- case: row security is switched on
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
ALTER TABLE users ENABLE ROW LEVEL SECURITY;  -- warning: row-security-changed

--- case: a policy goes
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_of_them ON users USING (true);
--- up
DROP POLICY all_of_them ON users;  -- warning: row-security-changed

--- case: a policy comes before row security is on
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
CREATE POLICY all_of_them ON users USING (true);

--- case: a script for the time after the old release
--- dialects: postgresql
--- given
CREATE TABLE users (id int PRIMARY KEY);
--- up
-- segue: phase contract
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
