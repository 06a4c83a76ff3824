--- case: one
--- dialects: postgresql
--- up
CREATE TABLE a (id int PRIMARY KEY);
ALTER TABLE a ENABLE ROW LEVEL SECURITY;  -- note: row-security-without-policy

--- case: another
--- dialects: postgresql
--- up
CREATE TABLE a (id int PRIMARY KEY);
ALTER TABLE a ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON a USING (true);
